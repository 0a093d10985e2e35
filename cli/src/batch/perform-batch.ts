import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RunEvent } from '#core/events/run-event.ts';
import { isSuccess } from '#core/events/stop-reason.ts';
import { BatchJournal } from '#executor/batch/batch-journal.ts';
import { runBatch } from '#executor/batch/run-batch.ts';
import { JournalError } from '#executor/journal/journal-error.ts';
import { Suspension } from '#executor/ports/step-port.ts';
import type { StartRunParams } from '#executor/protocol/messages.ts';
import { RunRefused } from '#executor/run/run-refusal.ts';
import type { RunHost } from '#executor/run/run-host.ts';
import { startRun } from '#executor/run/start-run.ts';
import { CliError } from '../cli-error.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import type { UncompletedChoice } from '../people/uncompleted-calls.ts';
import type { Terminal } from '../terminal.ts';
import { ForeignResults, type Origin } from './foreign-results.ts';
import { LostCalls } from './lost-calls.ts';
import { BatchProgress } from './progress.ts';
import { openResults, pastResults } from './results-file.ts';
import { resultsPlace } from './results-place.ts';
import { openRows } from './row-source.ts';
import { rowsOf } from './rows.ts';
import { sameRows } from './same-rows.ts';

/** What a batch is made of. */
export interface BatchWork {
  readonly params: Omit<StartRunParams, 'run' | 'inputs'>;
  readonly host: Omit<RunHost, 'askUncompleted'>;
  readonly uncompleted: UncompletedChoice;
  readonly concurrency: number;
  /** What makes the results. Rehearsals have a seed; they cost nothing, and their rows are not recorded. */
  readonly origin: Origin;
  /** Where the rows are, and where the results go, as they were typed. */
  readonly inputs: string;
  readonly out: string;
  /** Hears of every event of every row. */
  readonly tell: (event: RunEvent) => void;
}

/** What a batch came to. */
export type BatchOutcome = Pick<BatchProgress, 'text' | 'summary'> & { readonly code: ExitCode };

/**
 * Runs the rows that have no result yet. Ctrl-C lets those under way come to their end and begins no other. A second one, the
 * end of the process, or results that cannot be written let go of them; the next call goes on with them. A batch that cannot
 * go on is a `CliError`.
 */
export async function performBatch(work: BatchWork, terminal: Terminal): Promise<BatchOutcome> {
  const stop = new AbortController();
  const { signal } = stop;
  const last = new AbortController();
  const enough = AbortSignal.any([last.signal, signal]);
  const rows = openRows(work.inputs, terminal, enough);
  const { out, record } = resultsPlace(resolve(terminal.cwd, work.out));
  const foreign = new ForeignResults(work.origin);
  const lost = new LostCalls(work.uncompleted, terminal);
  const progress = new BatchProgress(terminal, () => !lost.isAsking);
  const past = await pastResults(out, work.out, rows.file, (row, result) => {
    foreign.add(row, result);
    progress.addEarlier(result.reason);
  });
  refuseToMix(foreign, work.out, record);
  const release = terminal.onInterrupt((interrupt) => {
    if (interrupt === 'cancel' && !enough.aborted) {
      terminal.err('\nStopping after the rows that are under way; Ctrl-C again leaves them as they are …\n');
      last.abort();
      return;
    }
    release();
    terminal.err('\nStopping …\n');
    stop.abort(new Suspension());
  });
  let journal: BatchJournal | undefined;
  let isDone = false;
  try {
    // Who has the journal has the results as well.
    journal = await BatchJournal.open(record, work.params, past.done);
    const results = await openResults(out, work.out, past);
    try {
      await runBatch({
        rows: sameRows(rowsOf(rows.chunks), { ...work, done: past.done, journal, enough }),
        skip: past.done,
        concurrency: work.concurrency,
        enough,
        signal,
        run: rowRunner(work, journal, lost, stop),
        async write(ended) {
          try {
            await results.append(ended);
          } catch (error) {
            stop.abort(new Suspension());
            throw error;
          }
          for (const result of ended) progress.add(result);
        },
      });
    } finally {
      await results.close();
    }
    isDone = !enough.aborted;
  } catch (error) {
    if (error instanceof JournalError || error instanceof RunRefused)
      throw new CliError(error.message, { cause: error });
    throw error;
  } finally {
    release();
    await journal?.close(isDone || (journal.isUnused && progress.summary.ran === 0));
  }
  const { text, summary } = progress;
  return { text, summary, code: isDone && progress.allWell ? exitCode.clean : exitCode.failed };
}

function refuseToMix(foreign: ForeignResults, out: string, record: string): void {
  const isRecorded = existsSync(record);
  const problem = foreign.problemIn(out, isRecorded);
  if (problem === undefined) return;
  const files = isRecorded ? `\`${out}\` and \`${out}.journal\`` : `\`${out}\``;
  throw new CliError(
    `${problem} Begin it as before, give another \`--out\`, or remove ${files} to run all rows like this.`,
  );
}

/** Runs rows. When nothing can be recorded any more, rows that are under way are let go of: the next call goes on with them. */
function rowRunner(
  { params, host, tell, origin }: BatchWork,
  journal: BatchJournal,
  lost: LostCalls,
  stop: AbortController,
): Parameters<typeof runBatch>[0]['run'] {
  const seed = params.seed ?? 0;
  const { signal } = stop;
  return async (row, inputs, onEvent) => {
    const hearing: RunHost = {
      ...host,
      onEvent(event) {
        tell(event);
        onEvent(event);
      },
      askUncompleted: (call, waiting) => lost.decide(row, call, waiting),
    };
    const end = await startRun(
      { ...params, run: journal.nameOf(row), inputs, seed: seed + row },
      hearing,
      origin.seed === undefined ? { signal, journal: journal.recordOf(row, inputs) } : { signal },
    );
    const { failure } = journal;
    if (failure === undefined || isSuccess(end.reason)) return lost.explained(row, end);
    stop.abort(new Suspension());
    throw failure;
  };
}
