import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { JournalFile } from '#executor/journal/journal-file.ts';
import { newHeader } from '#executor/journal/new-header.ts';
import { readJournal } from '#executor/journal/read-journal.ts';
import { chain, plainStart, recording } from './recording.ts';

const { freshPath, shell } = recording();

it('keeps nothing of an ended run that is to be forgotten, but that it has ended', async () => {
  const path = freshPath();
  const header = newHeader({ ...plainStart, program: chain(shell('one', 'echo one')) });
  const file = await JournalFile.create(path, header);
  const names = ['ended', 'open', 'kept'];
  for (const run of names) {
    const journal = await file.begin({ run }, { text: `the inputs of ${run}` });
    await journal.append({ type: 'started', name: '1.tool.one', time: 1, op: { value: `asked by ${run}` } }, false);
    if (run !== 'open')
      await journal.append({ type: 'ended', time: 2, reason: 'exit', end: { value: { reason: 'exit' } } }, false);
  }
  await file.close();
  const { runs } = await readJournal(path, { forget: (run) => run !== 'kept' });
  const texts = names.map((name) => JSON.stringify(runs.get(name)));
  expect(texts.map((text) => [text.includes('the inputs of'), text.includes('asked by')])).toEqual([
    [false, false],
    [true, true],
    [true, true],
  ]);
  expect([...runs.values()].map(({ begun, ended }) => [begun.run, ended])).toEqual([
    ['ended', true],
    ['open', false],
    ['kept', true],
  ]);
});

it.each([
  ['a run that begins twice', (line: string) => [line, line]],
  ['a time that is no time', (line: string) => [line.replace(/"time":\d+/, '"time":1e999'), line]],
])('does not take %s', async (_what, edited) => {
  const path = freshPath();
  const file = await JournalFile.create(path, newHeader({ ...plainStart, program: chain(shell('one', 'echo one')) }));
  await file.begin({ run: 'a' }, {});
  await file.close();
  const lines = readFileSync(path, 'utf8').split('\n');
  writeFileSync(path, lines.flatMap((line) => (line.includes('"begun"') ? edited(line) : line)).join('\n'));
  await expect(readJournal(path)).rejects.toThrow(/^Line [34] of the journal \S+ is damaged\.$/);
});
