import type { RunEvent } from '#core/events/run-event.ts';
import { JournaledSteps } from '../adapters/journaled-steps.ts';
import type { Stuck } from '../adapters/journaled-run.ts';
import { outputEvent } from '../adapters/recorded-steps.ts';
import { preparedProgram } from '../run/check-start.ts';
import { entryContext } from '../run/entry-context.ts';
import { load } from '../journal/blobs.ts';
import { JournalError } from '../journal/journal-error.ts';
import { readJournal } from '../journal/read-journal.ts';
import type { RunJournal } from '../journal/run-journal.ts';
import { stampingObserver } from '../run/stamping-observer.ts';
import { rehearsalModel } from '../rehearsal/rehearsal.ts';
import { onlyRun, recordedParams } from './recorded-run.ts';
import { runWorkflow } from '../run/run-workflow.ts';
import { Redactor } from '../secrets/redactor.ts';
import { runStarted } from '../step/run-started.ts';
import type { RunEnd } from '../step/turn.ts';

/** How a replay came out: at the recorded end, at the end of a record that was never finished, or at another request. */
export type Replayed =
  { readonly kind: 'matched'; readonly end: RunEnd } | Exclude<Stuck, { readonly kind: 'unreadable' }>;

/**
 * Goes through a recorded run again without model, tools or people: the same events at the same times, but for the pieces
 * in which a model's text came. Rejects with a `JournalError` when the journal cannot be read.
 */
export async function replayRun(path: string, onEvent: (event: RunEvent) => void): Promise<Replayed> {
  const { header, runs } = await readJournal(path);
  const recorded = onlyRun({ runs });
  const params = await recordedParams(path, header, recorded);
  const program = preparedProgram(params.program);
  const context = entryContext(program, params);
  const redactor = new Redactor();
  const observer = stampingObserver(onEvent, redactor, () => steps.now());
  let wait: (why: Stuck) => void = () => undefined;
  const stuck = new Promise<Stuck>((resolve) => {
    wait = resolve;
  });
  const steps = new JournaledSteps({
    journal: readOnly(path, recorded.begun.time, recorded.past),
    redactor,
    signal: new AbortController().signal,
    onStuck: (why) => {
      wait(why);
    },
    tellOutput: (op, line) => {
      observer.emit(op.run, outputEvent(op, line));
    },
  });
  observer.emit(params.run, runStarted(context, context.model === rehearsalModel ? params.seed : undefined));
  const replaying = steps.port.within('', program.entry.workflow.settings.timeout?.value, (part) =>
    runWorkflow({ program, observer }, context, part, new Set()),
  );
  const outcome = await Promise.race([replaying, stuck]);
  if ('kind' in outcome) return readable(outcome);
  const late = await Promise.race([steps.finish(outcome.end).then(() => undefined), stuck]);
  return late === undefined ? { kind: 'matched', end: outcome.end } : readable(late);
}

function readable(why: Stuck): Exclude<Stuck, { kind: 'unreadable' }> {
  if (why.kind === 'unreadable') throw new JournalError(why.problem);
  return why;
}

function readOnly(path: string, begun: number, past: RunJournal['past']): RunJournal {
  const refuse = (): Promise<never> => Promise.reject(new Error('nothing is written to a journal that is replayed'));
  return { begun, past, append: refuse, store: refuse, load: (stored) => load(path, stored) };
}
