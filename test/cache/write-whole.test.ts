import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeWhole } from '../../cache/src/write-whole.ts';

describe('a file that is kept', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'wf-whole-'));
  });

  it('takes the place of the one before, for its user alone', () => {
    const file = path.join(folder, 'file');
    expect(writeWhole(file, 'one')).toBe(true);
    expect(writeWhole(file, Buffer.from('two'))).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe('two');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('leaves nothing where it cannot be', () => {
    mkdirSync(path.join(folder, 'taken', 'inside'), { recursive: true });
    expect(writeWhole(path.join(folder, 'taken'), 'text')).toBe(false);
    expect(writeWhole(path.join(folder, 'missing', 'file'), 'text')).toBe(false);
    expect(readdirSync(folder)).toEqual(['taken']);
  });
});
