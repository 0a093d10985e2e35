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
import type { Terminal } from '../terminal.ts';
import { LostCalls, type LostCallChoice } from './lost-calls.ts';
import { BatchProgress } from './progress.ts';
import { openResults, pastResults } from './results-file.ts';
import { openRows } from './row-source.ts';
import { rowsOf } from './rows.ts';
import { sameRows } from './same-rows.ts';

/** What a batch is made of. */
export interface BatchWork {
  readonly params: Omit<StartRunParams, 'run' | 'inputs'>;
  readonly host: Omit<RunHost, 'askUncompleted'>;
  readonly uncompleted: LostCallChoice;
  readonly concurrency: number;
  /** Rehearsals cost nothing and are not recorded. */
  readonly rehearses: boolean;
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
  const out = resolve(terminal.cwd, work.out);
  const past = await pastResults(out, work.out, rows.file);
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
  const lost = new LostCalls(work.uncompleted, terminal);
  const progress = new BatchProgress(terminal, past.done, () => !lost.isAsking);
  const record = `${out}.journal`;
  let journal: BatchJournal | undefined;
  let isDone = false;
  try {
    // Who has the journal has the results as well.
    if (work.rehearses) refuseBeside(record);
    else journal = await BatchJournal.open(record, work.params, past.done);
    const results = await openResults(out, work.out, past);
    try {
      await runBatch({
        rows: sameRows(rowsOf(rows.chunks), { ...work, done: past.done, journal, enough }),
        skip: past.done,
        concurrency: work.concurrency,
        enough,
        signal,
        run: rowRunner(work, journal, lost, stop),
        async write(result) {
          try {
            await results.append(result);
          } catch (error) {
            stop.abort(new Suspension());
            throw error;
          }
          progress.add(result);
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
    await journal?.close(isDone);
  }
  const { text, summary } = progress;
  return { text, summary, code: isDone && progress.allWell ? exitCode.clean : exitCode.failed };
}

/** Throws where rows are recorded that were not rehearsed: their results would stand among made-up ones. */
function refuseBeside(record: string): void {
  if (!existsSync(record)) return;
  throw new CliError(
    `The batch began with a model and cannot go on as a rehearsal. Give another \`--out\`, or remove ${record} to rehearse the open rows.`,
  );
}

/** Runs rows. When nothing can be recorded any more, rows that are under way are let go of: the next call goes on with them. */
function rowRunner(
  { params, host, tell }: BatchWork,
  journal: BatchJournal | undefined,
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
      { ...params, run: journal?.nameOf(row) ?? `row-${row}`, inputs, seed: seed + row },
      hearing,
      journal === undefined ? { signal } : { signal, journal: journal.recordOf(row, inputs) },
    );
    const failure = journal?.failure;
    if (failure === undefined || isSuccess(end.reason)) return lost.explained(row, end);
    stop.abort(new Suspension());
    throw failure;
  };
}
