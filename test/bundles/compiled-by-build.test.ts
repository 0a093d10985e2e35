import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bundle, BUNDLE_NODE, example, packedBundles, ROOT } from './bundle.ts';

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

describe('the code that a build compiles', () => {
  const bundles = packedBundles();
  const compiled = path.join(bundles, 'compiled');
  const compile = (env: NodeJS.ProcessEnv): SpawnSyncReturns<string> => {
    const url = pathToFileURL(path.join(ROOT, 'scripts/compile-bundles.mjs')).href;
    const words = ['--input-type=module', '-e', `await (await import('${url}')).compileBundles()`];
    return spawnSync(process.execPath, words, { cwd: path.dirname(bundles), encoding: 'utf8', env });
  };

  it('is missing where there is no place for the files of a first start, which fails no build', () => {
    const nowhere = path.join(bundles, 'nowhere');
    const { status, stderr } = compile({ ...process.env, TMPDIR: nowhere, TEMP: nowhere, TMP: nowhere });
    expect(stderr).toMatch(/^The first start will take longer, no code was compiled for it: .*ENOENT/);
    expect(status).toBe(0);
    expect(existsSync(compiled)).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('is there for every user who may read the bundles', () => {
    expect(compile(process.env).stderr).toBe('');
    const names = readdirSync(compiled);
    expect(names).not.toEqual([]);
    const modeOf = (file: string): number => statSync(path.join(bundles, file)).mode;
    for (const name of names) expect(modeOf(path.join('compiled', name))).toBe(modeOf('wf.cjs'));
  });
});
