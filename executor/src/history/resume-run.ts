import { JournalError } from '../journal/journal-error.ts';
import { JournalFile } from '../journal/journal-file.ts';
import type { Provider } from '../protocol/messages.ts';
import type { RunHost } from '../run/run-host.ts';
import { startRun, type StartedRunEnd, type StartRunOptions } from '../run/start-run.ts';
import { onlyRun, recordedParams } from './recorded-run.ts';

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
): Promise<StartedRunEnd> {
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
