import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
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
