import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { bundle, BUNDLE_NODE, packedBundles, example } from './bundle.ts';

describe.skipIf(process.platform === 'win32')('what wf keeps for its next start', () => {
  const bundles = packedBundles();
  let cache = '';
  let kept = '';

  beforeEach(() => {
    cache = mkdtempSync(path.join(tmpdir(), 'wf-cache-'));
    kept = path.join(cache, 'toolpath', 'compiled');
  });

  const wf = (words: readonly string[], more: NodeJS.ProcessEnv = {}): string => {
    const env = { ...process.env };
    for (const name of ['NODE_COMPILE_CACHE', 'NODE_DISABLE_COMPILE_CACHE']) Reflect.deleteProperty(env, name);
    const options = { encoding: 'utf8', env: { ...env, XDG_CACHE_HOME: cache, ...more } } as const;
    return spawnSync(BUNDLE_NODE, [path.join(bundles, 'wf.cjs'), ...words], options).stdout;
  };
  const version = (more?: NodeJS.ProcessEnv): string => wf(['--version'], more);
  const filesKept = (): string[] => readdirSync(kept).sort();

  it('stands in a folder that is closed to others, and serves the next start', () => {
    const first = version();
    expect(statSync(kept).mode & 0o777).toBe(0o700);
    expect(filesKept()).not.toEqual([]);
    expect(version()).toBe(first);
  });

  it('is not read from a folder that others can write to, nor below one', () => {
    mkdirSync(kept, { recursive: true });
    for (const open of [kept, path.dirname(kept), cache]) {
      chmodSync(open, 0o777);
      expect(version()).toMatch(/^\d/);
      expect(readdirSync(kept)).toEqual([]);
      chmodSync(open, 0o755);
    }
    version();
    expect(filesKept()).not.toEqual([]);
  });

  it.each([
    ['a check', 'cli-check-', ['check', '--no-cache', example('triage.wf')]],
    ['the language server', 'server.cjs-', ['lsp', '--stdio']],
  ])('holds what %s runs, and is whole after one', (_, name, words) => {
    wf(words);
    expect(filesKept().filter((file) => file.startsWith(name))).not.toEqual([]);
    // Written again would be what is not taken.
    const whole = filesKept().map((file) => statSync(path.join(kept, file)).ino);
    wf(words);
    expect(filesKept().map((file) => statSync(path.join(kept, file)).ino)).toEqual(whole);
  });

  it('is nothing when the environment says so, or where nothing can be written', () => {
    expect(version({ NODE_DISABLE_COMPILE_CACHE: '1' })).toMatch(/^\d/);
    expect(existsSync(kept) ? readdirSync(kept) : []).toEqual([]);
    expect(version({ XDG_CACHE_HOME: bundle('wf') })).toMatch(/^\d/);
  });
});
