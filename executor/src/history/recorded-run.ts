import { isRecord } from '#core/types/fits.ts';
import { load } from '../journal/blobs.ts';
import { JournalError } from '../journal/journal-error.ts';
import type { JournalHeader } from '../journal/journal-record.ts';
import type { RecordedRun, RecordedRuns } from '../journal/read-journal.ts';
import type { StartRunParams } from '../protocol/messages.ts';

/** The run of a journal that holds one. */
export function onlyRun({ runs }: Pick<RecordedRuns, 'runs'>): RecordedRun {
  const [run, ...others] = runs.values();
  if (run === undefined) throw new JournalError('No run has begun in this journal.');
  if (others.length > 0 || run.begun.row !== undefined) {
    throw new JournalError(
      'This is the journal of a batch: the same `wf batch` goes on with it, and asks about calls that may have been made.',
    );
  }
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
