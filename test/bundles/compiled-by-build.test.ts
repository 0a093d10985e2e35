import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundle, BUNDLE_NODE, example } from './bundle.ts';

// Compiled code is that of one Node.
describe.skipIf(process.platform === 'win32' || BUNDLE_NODE !== process.execPath)(
  'the first start after a build',
  () => {
    it.each([
      ['a check', ['check', example('research.wf')]],
      ['a run', ['run', example('research.wf'), '--model', 'rehearsal', '--input', 'topic=whales']],
    ])('of %s finds all of its code compiled', (_, words) => {
      const cache = mkdtempSync(path.join(tmpdir(), 'wf-cache-'));
      const env = { PATH: process.env.PATH, XDG_CACHE_HOME: cache, XDG_STATE_HOME: cache };
      const { status } = spawnSync(BUNDLE_NODE, [bundle('wf'), ...words], { env });
      expect(status).toBe(0);
      // A start that finds a file without keeps what it compiled.
      expect(readdirSync(path.join(cache, 'toolpath', 'compiled'))).toEqual([]);
    });
  },
);
