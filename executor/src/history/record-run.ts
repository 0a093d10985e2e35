import { JournalFile } from '../journal/journal-file.ts';
import { newHeader } from '../journal/new-header.ts';
import type { StartRunParams } from '../protocol/messages.ts';
import type { RunHost } from '../run/run-host.ts';
import { startRun, type StartedRunEnd, type StartRunOptions } from '../run/start-run.ts';

/**
 * Runs a program as `startRun` does and records it in a new file, which is left behind for `resumeRun` and `replayRun`.
 * Rejects with a `JournalError` when the file cannot be made; nothing has run then.
 */
export async function recordRun(
  params: StartRunParams,
  path: string,
  host: RunHost,
  options: Omit<StartRunOptions, 'journal'> = {},
): Promise<StartedRunEnd> {
  let file: JournalFile | undefined;
  try {
    return await startRun(params, host, {
      ...options,
      journal: async ({ inputs, seed }) => {
        file = await JournalFile.create(path, newHeader({ ...params, ...(seed !== undefined && { seed }) }));
        return file.begin({ run: params.run }, inputs);
      },
    });
  } finally {
    await file?.close();
  }
}
