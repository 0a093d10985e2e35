import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { folderWith, wf } from '../folder.ts';
import { disk } from '../../executor/support/small-disk.ts';

vi.mock('#executor/journal/append-file.ts', async (original) =>
  (await import('../../executor/support/small-disk.ts')).onSmallDisk(await original()),
);

const flow = `/** Read it. */
tool read(text: string): string
  command ["sh", "-c", "echo read >> ledger.txt; echo \\"$1\\"", "sh", "{text}"]
/** Note it. */
tool note(text: string): string
  command ["sh", "-c", "echo note >> ledger.txt; echo \\"noted $1\\"", "sh", "{text}"]
workflow keep {
  start -> read(text: "a") -> note(text: read.result) -> exit
}
`;

describe('a run whose disk gets full', { timeout: 60_000 }, () => {
  afterEach(() => {
    disk.left = Infinity;
  });

  it.each([
    ['before its second call', '{"type":"started","name":"2.tool.note"', 1, 'read\n', 'read\nnote\n'],
    ['behind its last call', '{"type":"ended"', 0, 'read\nnote\n', 'read\nnote\n'],
  ])('%s says how it can go on, and goes on', async (_when, record, code, before, after) => {
    const folder = folderWith({ 'l.wf': flow });
    const ledger = (): string => readFileSync(join(folder, 'ledger.txt'), 'utf8');
    await wf(folder, ['run', 'l.wf', '--journal', 'whole.jsonl']);
    disk.left = readFileSync(join(folder, 'whole.jsonl'), 'utf8').indexOf(record) + 9;
    const run = await wf(folder, ['run', 'l.wf', '--journal', 'j.jsonl']);
    disk.left = Infinity;
    const path = join(folder, 'j.jsonl');
    expect([run.code, run.stdout + run.stderr]).toEqual([
      code,
      expect.stringContaining(`The journal ${path} cannot be written: there is no space left on the disk.`),
    ]);
    const advice = `What was done is kept. When the journal can be written again, \`wf resume ${path}\` goes on.\n`;
    expect(run.stderr.includes(advice)).toBe(code === 1);
    expect(ledger()).toBe(`read\nnote\n${before}`);
    expect((await wf(folder, ['resume', path])).code).toBe(0);
    expect(ledger()).toBe(`read\nnote\n${after}`);
  });
});
