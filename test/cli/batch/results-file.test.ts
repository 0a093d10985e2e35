import { linkSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openResults, pastResults } from '../../../cli/src/batch/results-file.ts';
import { folderWith } from '../folder.ts';

const row = (index: number): string => JSON.stringify({ row: index, reason: 'exit' });

/** What the file holds after one more result was added. */
async function grown(text: string): Promise<string> {
  const path = join(folderWith({ out: text }), 'out');
  const past = await pastResults(path, 'out', undefined);
  const results = await openResults(path, 'out', past);
  await results.append([{ row: past.done, reason: 'exit' }]);
  await results.close();
  return readFileSync(path, 'utf8');
}

describe('a file of results', () => {
  it.each([
    ['', 1],
    [`${row(0)}\n`, 2],
    [`${row(0)}\n{`, 2],
    [`${row(0)}\n{"row":1`, 2],
    [`${row(0)}\n{"row":1,"reason":"ex`, 2],
    // What a file system may leave after a loss of power.
    [`${row(0)}\n{"ro\0\0\0`, 2],
    ['\0\0\0\0', 1],
    // Somebody's editor took the last line feed away.
    [`${row(0)}\n${row(1)}`, 3],
  ])('goes on behind its last whole result: %j', async (text, rows) => {
    expect(await grown(text)).toBe(Array.from({ length: rows }, (_, index) => `${row(index)}\n`).join(''));
  });

  it.each(['notes', 'notes\n', '{"row":1,"reason":"exit"}', `${row(0)}\n{"row":2`, `${row(0)}\n\n${row(1)}\n`])(
    'is left as it is when it holds something else: %j',
    async (text) => {
      const path = join(folderWith({ out: text }), 'out');
      await expect(pastResults(path, 'out', undefined)).rejects.toThrow('`out` is not what `wf batch` wrote');
      expect(readFileSync(path, 'utf8')).toBe(text);
    },
  );

  it('is closed when it is on the disk, and says so when it is not', async () => {
    const path = join(folderWith({}), 'out');
    const handle = await open(path, 'a');
    const disk = vi.spyOn(Object.getPrototypeOf(handle) as typeof handle, 'datasync');
    await handle.close();
    disk.mockRejectedValueOnce(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
    const results = await openResults(path, 'out', await pastResults(path, 'out', undefined));
    await expect(results.close()).rejects.toThrow(
      'The results cannot be written to `out`: there is no space left on the disk.',
    );
    disk.mockRestore();
  });

  it('is not the file with the inputs, under any name', async () => {
    const folder = folderWith({ rows: '{"a":1}' });
    const path = join(folder, 'rows');
    symlinkSync(path, join(folder, 'soft'));
    linkSync(path, join(folder, 'hard'));
    for (const name of ['rows', 'soft', 'hard']) {
      await expect(pastResults(join(folder, name), name, statSync(path))).rejects.toThrow(
        `\`--out ${name}\` is the file with the inputs.`,
      );
    }
    expect(readFileSync(path, 'utf8')).toBe('{"a":1}');
  });

  it('is a file', async () => {
    const folder = folderWith({});
    await expect(pastResults(folder, 'there', undefined)).rejects.toThrow('`--out there` must be a file.');
  });

  it('is not opened when it grew since it was read', async () => {
    const path = join(folderWith({ out: '' }), 'out');
    const past = await pastResults(path, 'out', undefined);
    writeFileSync(path, `${row(0)}\n`);
    await expect(openResults(path, 'out', past)).rejects.toThrow('another `wf batch` is at work');
  });
});
