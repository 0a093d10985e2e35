import { isRecord } from '#core/types/fits.ts';
import { load } from './journal/blobs.ts';
import { JournalError } from './journal/journal-error.ts';
import { JournalFile } from './journal/journal-file.ts';
import type { JournalHeader } from './journal/journal-record.ts';
import type { RecordedRun, RecordedRuns } from './journal/read-journal.ts';
import type { Provider, StartRunParams } from './protocol/messages.ts';
import { startRun, type RunHost, type StartRunOptions } from './start-run.ts';
import type { RunEnd } from './step/turn.ts';

/**
 * Goes on with a run whose process is gone. What was completed is told again and not repeated; what was begun and not
 * completed is repeated or asked about. Rejects with a `JournalError` when the journal cannot be used, because another
 * process has it, or because its run has ended.
 */
export async function resumeRun(
  path: string,
  providers: readonly Provider[],
  host: RunHost,
  options: Omit<StartRunOptions, 'journal'> = {},
): Promise<RunEnd> {
  const { journal, recorded } = await JournalFile.open(path);
  try {
    const run = onlyRun(recorded);
    const last = run.past.at(-1);
    if (last?.type === 'ended') throw new JournalError(`The run has ended (${last.reason}).`);
    const params = await recordedParams(path, recorded.header, run);
    return await startRun({ ...params, providers }, host, {
      ...options,
      journal: () => Promise.resolve(journal.resume(run)),
    });
  } finally {
    await journal.close();
  }
}

/** The run of a journal that holds one. */
export function onlyRun({ runs }: RecordedRuns): RecordedRun {
  const [run, ...others] = runs.values();
  if (run === undefined) throw new JournalError('No run has begun in this journal.');
  if (others.length > 0) throw new JournalError('This is the journal of a batch; `wf batch` goes on with it.');
  return run;
}

/** What a recorded run was started with, but for the providers and their keys. */
export async function recordedParams(
  path: string,
  header: JournalHeader,
  { begun }: RecordedRun,
): Promise<Omit<StartRunParams, 'providers'>> {
  const inputs = await load(path, begun.inputs);
  if (!isRecord(inputs)) throw new JournalError('The inputs of the run are damaged.');
  const { program, model, seed, workspace, approvalTimeout } = header;
  return {
    run: begun.run,
    program,
    inputs,
    ...(model !== undefined && { model }),
    ...(seed !== undefined && { seed }),
    ...(workspace !== undefined && { workspace }),
    ...(approvalTimeout !== undefined && { approvalTimeout }),
  };
}
