import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { folderOfCode } from '../../cache/src/folder-of-code.ts';

describe('the folder of compiled code', () => {
  let home = '';

  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), 'wf-home-'));
  });

  it('is the one that the environment chooses', () => {
    const folder = folderOfCode({ NODE_COMPILE_CACHE: path.join(home, 'chosen') });
    expect(folder).toBe(path.join(home, 'chosen', 'toolpath'));
    expect(existsSync(folder ?? '')).toBe(true);
  });

  it('is none when the environment says so, whatever it chooses', () => {
    const off = { NODE_COMPILE_CACHE: home, NODE_DISABLE_COMPILE_CACHE: '1', XDG_CACHE_HOME: home };
    expect(folderOfCode(off)).toBeUndefined();
  });

  it('is none where it cannot be made', () => {
    const file = path.join(home, 'file');
    writeFileSync(file, '');
    expect(folderOfCode({ NODE_COMPILE_CACHE: file })).toBeUndefined();
  });
});
