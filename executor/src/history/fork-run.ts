import { activeTimes } from '../journal/active-time.ts';
import { load } from '../journal/blobs.ts';
import { JournalError } from '../journal/journal-error.ts';
import { JournalFile } from '../journal/journal-file.ts';
import type { PastRecord, StepRecord, Stored } from '../journal/journal-record.ts';
import { readJournal, refusePipe, type RecordedRun } from '../journal/read-journal.ts';
import type { Provider } from '../protocol/messages.ts';
import { onlyRun, recordedParams } from './recorded-run.ts';
import type { RunHost } from '../run/run-host.ts';
import { startRun, type StartedRunEnd, type StartRunOptions } from '../run/start-run.ts';

/** Where a new run parts from a recorded one. */
export interface Fork {
  readonly source: string;
  /** The first step that is not taken over, as events count them. */
  readonly from: number;
  /** The journal of the new run, which must not exist. */
  readonly target: string;
  /** Its name, so that its calls have idempotency keys of their own. */
  readonly run: string;
}

/**
 * Begins a new run that shares the first steps of a recorded one, ended or not, and makes its own calls after them. The
 * source stays as it is. Rejects with a `JournalError` when it cannot be read or has no such step.
 */
export async function forkRun(
  { source, from, target, run }: Fork,
  providers: readonly Provider[],
  host: RunHost,
  options: Omit<StartRunOptions, 'journal'> = {},
): Promise<StartedRunEnd> {
  await refusePipe(source);
  const { header, runs } = await readJournal(source);
  const recorded = onlyRun({ runs });
  const params = await recordedParams(source, header, recorded);
  const shared = sharedSteps(recorded, from);
  let file: JournalFile | undefined;
  try {
    return await startRun({ ...params, run, providers }, host, {
      ...options,
      journal: async ({ inputs }) => {
        file = await JournalFile.create(target, header);
        // The new run has just done what it shares: time in which nobody ran it counts for nothing.
        const begun = Date.now() - (shared.at(-1)?.time ?? 0);
        const journal = await file.begin({ run, time: begun, forked: { run: params.run, from } }, inputs);
        const copied: PastRecord[] = [];
        for (const record of shared) {
          const moved = { ...record, time: begun + record.time };
          const copy = await withValues(moved, async (stored) => journal.store(await load(source, stored)));
          await journal.append(copy, false);
          copied.push(copy);
        }
        return { ...journal, past: copied };
      },
    });
  } finally {
    await file?.close();
  }
}

/** The records before a step; each `time` is how many milliseconds the run had been going on. */
function sharedSteps({ begun, past }: RecordedRun, from: number): readonly StepRecord[] {
  const steps = [...activeTimes(past, begun.time)];
  const cut = steps.findIndex((record) => record.type === 'ended' || stepNumber(record) >= from);
  const shared = cut < 0 ? steps : steps.slice(0, cut);
  const last = Math.max(0, ...shared.map(stepNumber));
  if (from > last + 1) throw new JournalError(`The run has ${last === 1 ? '1 step' : `${last} steps`}.`);
  return shared;
}

/** The step of the top run that a record belongs to; 0 for what belongs to none. */
function stepNumber(record: StepRecord): number {
  const name = record.type === 'interrupted' ? (record.part ?? '') : 'name' in record ? record.name : '';
  return Number(/^(\d+)\./.exec(name)?.[1] ?? 0);
}

async function withValues(record: StepRecord, copy: (stored: Stored) => Promise<Stored>): Promise<StepRecord> {
  switch (record.type) {
    case 'started':
      return { ...record, op: await copy(record.op) };
    case 'completed':
      return { ...record, result: await copy(record.result) };
    default:
      return record;
  }
}
