import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { folderWith, wf } from '../folder.ts';
import { disk } from '../../executor/support/small-disk.ts';

vi.mock('#executor/journal/append-file.ts', async (original) =>
  (await import('../../executor/support/small-disk.ts')).onSmallDisk(await original()),
);

const flow = `/** Note it. */
tool note(text: string): string
  command ["sh", "-c", "echo \\"$1\\" >> ledger.txt; echo \\"noted $1\\"", "sh", "{text}"]
/** Read it again. */
tool read(text: string): string
  command ["sh", "-c", "echo \\"$1\\"", "sh", "{text}"]
workflow keep(text: string) {
  start -> read(text: text) -> note(text: read.result) -> exit
}
`;
const rows = Array.from({ length: 6 }, (_, row) => JSON.stringify({ text: `row ${row}` })).join('\n');

function resultsIn(folder: string): readonly { readonly row: number; readonly reason: string }[] {
  const path = join(folder, 'out.jsonl');
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];
  return lines.map((line) => JSON.parse(line) as { row: number; reason: string });
}

describe('a batch whose disk gets full', { timeout: 60_000 }, () => {
  afterEach(() => {
    disk.left = Infinity;
  });

  it('stops, leaves the rows that were under way open, and goes on with them when there is space again', async () => {
    for (const left of [4_000, 6_000, 8_000]) {
      const folder = folderWith({ 'l.wf': flow, 'rows.jsonl': rows });
      const command = ['batch', 'l.wf', '--inputs', 'rows.jsonl', '--out', 'out.jsonl', '--concurrency', '2'];
      disk.left = left;
      const { code, stderr } = await wf(folder, command);
      expect([code, stderr]).toEqual([2, expect.stringContaining('there is no space left on the disk')]);
      expect(resultsIn(folder).filter(({ reason }) => reason !== 'exit')).toEqual([]);
      expect(resultsIn(folder).length).toBeLessThan(6);
      disk.left = Infinity;
      const again = await wf(folder, [...command, '--uncompleted', 'repeat']);
      expect([again.code, again.stderr]).toEqual([0, expect.stringContaining('6 rows')]);
      expect(resultsIn(folder).map(({ row, reason }) => [row, reason])).toEqual(
        Array.from({ length: 6 }, (_, row) => [row, 'exit']),
      );
    }
  });
});
