import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { folderOfCode, keepsNoCode } from '../../cache/src/folder-of-code.ts';

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

  it('is not asked for when the environment says so', () => {
    expect(keepsNoCode({ NODE_DISABLE_COMPILE_CACHE: '1' })).toBe(true);
    for (const env of [{}, { NODE_DISABLE_COMPILE_CACHE: '' }]) expect(keepsNoCode(env)).toBe(false);
  });

  it('is none where it cannot be made', () => {
    const file = path.join(home, 'file');
    writeFileSync(file, '');
    expect(folderOfCode({ NODE_COMPILE_CACHE: file })).toBeUndefined();
  });
});
