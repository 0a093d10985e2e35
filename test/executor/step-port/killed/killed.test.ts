import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJournal } from '#executor/journal/read-journal.ts';
import { onlyRun } from '#executor/history/recorded-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { play } from '../adapter.ts';
import { fileStore } from '../file-store.ts';
import { journaledAdapter } from '../journaled-adapter.ts';
import { sampleProgram } from '../sample-program.ts';
import { FileLedger } from './file-ledger.ts';
import { builtWorker, startWorker } from './start-worker.ts';

const folder = temporaryFolder();
const effects = ['2.tool.search', '3.tool.flaky', '4.tool.inner', '6.tool.send'];

function freshFolder(): string {
  return mkdtempSync(join(folder.path, 'killed-'));
}

/** Nothing that was done was lost or done again, but for the tool that may be repeated; and the journal replays. */
async function expectWhole(runs: string, run: string): Promise<void> {
  const marks = new FileLedger(join(runs, `${run}.ledger`)).all.filter((key) => !key.endsWith('search'));
  expect(marks.toSorted()).toEqual([`${run}/3.tool.flaky`, `${run}/4/1.tool.look`, `${run}/6.tool.send`].toSorted());
  const recorded = onlyRun(await readJournal(join(runs, `${run}.jsonl`)));
  expect(recorded.past.at(-1)).toMatchObject({ type: 'ended', reason: 'exit' });
  const program = sampleProgram();
  const again = await journaledAdapter(fileStore(runs, program)).replay(run, new AbortController().signal);
  const { events } = await play(program, again, { run });
  const finished = events.filter(({ type, run: of }) => type === 'tool-finished' && of === run);
  expect(finished).toHaveLength(effects.length);
}

describe('a process that is killed', { timeout: 120_000 }, () => {
  const file = builtWorker(folder.path);

  it('at boundaries of the recording loses and repeats nothing', async () => {
    const runs = freshFolder();
    for (let shift = 0; shift < 4; shift += 1) {
      let deaths = 0;
      // Each process dies a few boundaries further on than the one before; together they meet all of them.
      while ((await startWorker(file, runs, shift, 1, 9 + shift + deaths * 11).gone) !== null) deaths += 1;
      expect(deaths).toBeGreaterThan(2);
      await expectWhole(runs, `run-${shift}`);
    }
  });

  it('at random times loses and repeats nothing', async () => {
    const runs = freshFolder();
    let first = 0;
    for (let kill = 0; kill < 8; kill += 1) {
      const worker = startWorker(file, runs, first, 1_000);
      await worker.ready;
      // Whenever it dies, the recording is whole: random times also meet the moments that no list of boundaries names.
      setTimeout(() => worker.process.kill('SIGKILL'), Math.random() * 100);
      expect(await worker.gone).toBe('SIGKILL');
      first += worker.ends.length;
    }
    expect(await startWorker(file, runs, first, 1).gone).toBeNull();
    for (let number = 0; number <= first; number += 1) await expectWhole(runs, `run-${number}`);
  });
});
