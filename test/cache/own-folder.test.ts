import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownFolder } from '../../cache/src/own-folder.ts';
import { folderWith } from '../cli/folder.ts';

// Windows has no owners in this sense.
describe.skipIf(process.platform === 'win32')('the folder for what is kept', () => {
  it('is made for its owner alone, with those around it', () => {
    const cache = join(folderWith({}), 'home', 'cache');
    const folder = ownFolder('results', { XDG_CACHE_HOME: cache });
    expect(folder).toBe(realpathSync(join(cache, 'toolpath', 'results')));
    expect(statSync(cache).mode & 0o777).toBe(0o700);
    expect(ownFolder('results', { XDG_CACHE_HOME: cache })).toBe(folder);
  });

  it('is not used once others can write in it', () => {
    const cache = join(folderWith({}), 'cache');
    const folder = ownFolder('results', { XDG_CACHE_HOME: cache }) ?? '';
    for (const mode of [0o720, 0o702]) {
      chmodSync(folder, mode);
      expect(ownFolder('results', { XDG_CACHE_HOME: cache })).toBeUndefined();
    }
    chmodSync(folder, 0o755);
    expect(ownFolder('results', { XDG_CACHE_HOME: cache })).toBe(folder);
  });

  it('is not made where others could put another one in its place', () => {
    const home = folderWith({});
    chmodSync(home, 0o777);
    expect(ownFolder('results', { XDG_CACHE_HOME: join(home, 'cache') })).toBeUndefined();
    expect(readdirSync(home)).toEqual([]);
  });

  it.skipIf(process.getuid?.() !== 0)('is not made by root in the home of somebody else', () => {
    const home = folderWith({});
    mkdirSync(join(home, 'cache'));
    for (const folder of [home, join(home, 'cache')]) chownSync(folder, 65_534, 65_534);
    expect(ownFolder('results', { XDG_CACHE_HOME: join(home, 'cache') })).toBeUndefined();
    expect(existsSync(join(home, 'cache', 'toolpath'))).toBe(false);
  });
});
