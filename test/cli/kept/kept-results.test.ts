import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { nodeDisk } from '../../../cli/src/disk/node-disk.ts';
import { StillDisk } from '../../../cli/src/disk/still-disk.ts';
import { dropOldest } from '../../../cache/src/drop-oldest.ts';
import { KeptResults, recall } from '../../../cli/src/kept/kept-results.ts';

let folder = '';
let file = '';
let found = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wf-results-'));
  file = join(mkdtempSync(join(tmpdir(), 'wf-source-')), 'source');
  writeFileSync(file, 'one');
  found = 0;
});

/** Finds out what stands in the file. */
function ask({ build = 'build', keep = true, question = ['what'] as readonly unknown[] } = {}): Promise<string> {
  const kept = new KeptResults(folder, build);
  return recall(kept, question, new StillDisk(nodeDisk), (disk) => {
    found += 1;
    return Promise.resolve({ result: disk.bytes(file).toString(), keep });
  });
}

/** The one entry that was kept. */
function entry(): string {
  const names = readdirSync(folder);
  expect(names).toHaveLength(1);
  return join(folder, names[0] ?? '');
}

describe('a result', () => {
  test('is not found out again while nothing has changed', async () => {
    expect([await ask(), await ask(), found]).toEqual(['one', 'one', 1]);
    writeFileSync(file, 'two');
    expect([await ask(), await ask(), found]).toEqual(['two', 'two', 2]);
    rmSync(file);
    await expect(ask()).rejects.toThrow('ENOENT');
    writeFileSync(file, 'two');
    expect([await ask(), found]).toEqual(['two', 3]);
  });

  test('is one of this question and this build', async () => {
    await ask();
    await ask({ build: 'another' });
    await ask({ question: ['what', 'else'] });
    expect(found).toBe(3);
  });

  test('that may not be written down is not', async () => {
    expect([await ask({ keep: false }), await ask({ keep: false }), found]).toEqual(['one', 'one', 2]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('that is very large is not kept, as it would push out the others', async () => {
    await ask();
    const others = readdirSync(folder);
    writeFileSync(file, 'x'.repeat(1_000_000));
    await ask({ question: ['much'] });
    expect(readdirSync(folder)).toEqual(others);
  });

  test('is for the eyes of its owner', async () => {
    await ask();
    if (process.platform !== 'win32') expect(statSync(entry()).mode & 0o777).toBe(0o600);
  });

  test('that is broken is found out again, and is whole then', async () => {
    await ask();
    const path = entry();
    const whole = readFileSync(path, 'utf8');
    const broken = ['', '\n', '{}', 'foreign\n{}', whole.slice(0, -1), whole.replace('one', 'two'), `${whole} `];
    for (const text of broken) {
      writeFileSync(path, text);
      const before = found;
      expect([await ask(), found - before]).toEqual(['one', 1]);
      expect(readFileSync(entry(), 'utf8')).toBe(whole);
    }
  });

  test('that cannot be written is found out each time', async () => {
    rmSync(folder, { recursive: true });
    expect([await ask(), await ask(), found]).toEqual(['one', 'one', 2]);
    writeFileSync(folder, 'no folder');
    expect([await ask(), found]).toEqual(['one', 3]);
  });

  test('is whole whoever writes it at the same time', async () => {
    expect(await Promise.all(Array.from({ length: 20 }, () => ask()))).toEqual(Array.from({ length: 20 }, () => 'one'));
    const before = found;
    expect([await ask(), found - before]).toEqual(['one', 0]);
    entry();
  });

  test('that is used is not among the oldest', async () => {
    await ask();
    const path = entry();
    utimesSync(path, 1, 1);
    await ask();
    expect(statSync(path).mtimeMs).toBeGreaterThan(1000);
  });
});

describe('what is kept', () => {
  const sizes = (): readonly string[] => readdirSync(folder).sort();
  beforeEach(() => {
    for (const [index, name] of ['a', 'b', 'c', 'd'].entries()) {
      writeFileSync(join(folder, name), 'x'.repeat(10));
      utimesSync(join(folder, name), 1000 + index, 1000 + index);
    }
  });

  test('is so many files', () => {
    dropOldest(folder, { files: 2, bytes: 1000 });
    expect(sizes()).toEqual(['c', 'd']);
  });

  test('is so many bytes', () => {
    dropOldest(folder, { files: 9, bytes: 35 });
    expect(sizes()).toEqual(['b', 'c', 'd']);
    dropOldest(folder, { files: 9, bytes: 9 });
    expect(sizes()).toEqual([]);
  });

  test('is so many results, or a few more', async () => {
    for (let index = 0; index < 1100; index += 1) writeFileSync(join(folder, `old ${index}`), '');
    for (let index = 0; index < 100; index += 1) await ask({ question: ['what', index] });
    expect(sizes().length).toBeLessThan(1100);
    const before = found;
    await ask({ question: ['what', 99] });
    expect(found).toBe(before);
  });

  test('is left alone while there is room', () => {
    dropOldest(folder);
    expect(sizes()).toEqual(['a', 'b', 'c', 'd']);
  });
});
