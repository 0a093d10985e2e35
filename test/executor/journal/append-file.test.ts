import { readFileSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openAppendFile } from '#executor/journal/append-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();

it('what is appended at once stays together, however long it is and whoever else appends meanwhile', async () => {
  const path = join(folder.path, 'journal.jsonl');
  const holder = await openAppendFile(path, 'create');
  const other = await openAppendFile(path, 'existing');
  const line = `${'é'.repeat(100_000)}\n`;
  const long = { isWritten: false };
  const written = holder.append(line.repeat(50)).then(() => (long.isWritten = true));
  while (!long.isWritten) await other.append('opened\n');
  await written;
  await Promise.all([holder.close(), other.close()]);
  const lines = readFileSync(path, 'utf8').split(/(?<=\n)/);
  expect(lines.filter((one) => one !== 'opened\n' && one !== line)).toEqual([]);
  expect(lines.filter((one) => one === line)).toHaveLength(50);
});

it('what a disk takes in pieces is written to its end', async () => {
  const path = join(folder.path, 'pieces.jsonl');
  const file = await openAppendFile(path, 'create');
  const handle = await open(path);
  await handle.close();
  const prototype = Object.getPrototypeOf(handle) as FileHandle;
  const write = Reflect.get(prototype, 'write') as (bytes: Uint8Array) => Promise<unknown>;
  const disk = vi.spyOn(prototype, 'write').mockImplementation(function (this: FileHandle, bytes: unknown) {
    return write.call(this, (bytes as Uint8Array).subarray(0, 3));
  } as FileHandle['write']);
  onTestFinished(() => {
    disk.mockRestore();
  });
  const text = '{"é":"in pieces of three bytes"}\n';
  await file.append(text);
  await file.close();
  expect(disk).toHaveBeenCalledTimes(Math.ceil(Buffer.byteLength(text) / 3));
  expect(readFileSync(path, 'utf8')).toBe(text);
});
