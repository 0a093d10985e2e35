import { isAlive } from '#executor/journal/session.ts';
import { readJournal } from '#executor/journal/read-journal.ts';
import { journalsIn } from './place.ts';

/** A run that began and did not end, and that no process has. */
export interface UnfinishedRun {
  readonly path: string;
  readonly workflow: string;
  /** Milliseconds since 1970. */
  readonly begun: number;
}

/** The unfinished runs among the journals of a folder, the oldest first. What cannot be read is none. */
export async function unfinishedRuns(folder: string): Promise<readonly UnfinishedRun[]> {
  const found: UnfinishedRun[] = [];
  for (const path of journalsIn(folder)) {
    const recorded = await readJournal(path, { forget: () => true }).catch(() => undefined);
    if (recorded === undefined || recorded.open.some(isAlive)) continue;
    const { program } = recorded.header;
    const workflow = program.workflows.find(({ id }) => id === program.entry)?.name ?? '';
    for (const run of recorded.runs.values()) if (!run.ended) found.push({ path, workflow, begun: run.begun.time });
  }
  return found.sort((one, other) => one.begun - other.begun);
}
