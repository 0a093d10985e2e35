import { isSuccess } from '#core/events/stop-reason.ts';
import { directSteps } from '../adapters/direct-steps.ts';
import { JournaledSteps } from '../adapters/journaled-steps.ts';
import { mayRepeat, outputEvent, resolvedBy } from '../adapters/recorded-steps.ts';
import type { RunJournal } from '../journal/run-journal.ts';
import type { ModelWorld } from '../model/openai-chat-model.ts';
import { Suspension } from '../ports/step-port.ts';
import type { StartRunParams } from '../protocol/messages.ts';
import {
  newRehearsal,
  randomSeed,
  rehearsalModel,
  rehearsalPerformer,
  type Rehearsal,
} from '../rehearsal/rehearsal.ts';
import { redactedEnd } from '../secrets/redacted-event.ts';
import { Redactor } from '../secrets/redactor.ts';
import type { RunContext } from '../step/run-context.ts';
import { runStarted } from '../step/run-started.ts';
import type { RunEnd } from '../step/turn.ts';
import { cancelledBy } from './cancellation.ts';
import { checkAgents, preparedProgram } from './check-start.ts';
import { entryContext } from './entry-context.ts';
import { realRun, type Performing } from './real-run.ts';
import { refusedWhenStuck } from './record-refusal.ts';
import type { RunHost } from './run-host.ts';
import { runWorkflow } from './run-workflow.ts';
import { stampingObserver } from './stamping-observer.ts';

/** How a run ended for whoever started it. */
export interface StartedRunEnd extends RunEnd {
  /** Nothing could be recorded any more, so it broke off: it can be gone on with when its journal can be written. */
  readonly resumable?: true;
}

export interface StartRunOptions {
  /** Aborting it cancels the run. */
  readonly signal?: AbortSignal;
  /** What earlier rehearsals of the same program tried; wins over `seed`. */
  readonly rehearsal?: Rehearsal;
  /** How models are reached; really, unless told. */
  readonly world?: ModelWorld;
  /** Opens the record of the run, once nothing forbids it to begin. Aborting with a `Suspension` leaves it unfinished, and no event follows. */
  readonly journal?: (run: RunToRecord) => Promise<RunJournal>;
}

/** What a record says of a run before its first step. */
export interface RunToRecord {
  /** Checked, with defaults. */
  readonly inputs: RunContext['inputs'];
  /** Of a rehearsal. */
  readonly seed: number | undefined;
}

/**
 * Runs a program in this process, to its end. Throws `RunRefused` when it could not begin or go on from its record;
 * everything else that goes wrong is a stop reason. A journal that failed a run which ended well is told in the message.
 */
export async function startRun(
  params: StartRunParams,
  host: RunHost,
  options: StartRunOptions = {},
): Promise<StartedRunEnd> {
  const program = preparedProgram(params.program);
  checkAgents(program);
  const context = entryContext(program, params);
  const redactor = new Redactor();
  let steps: JournaledSteps | undefined;
  const observer = stampingObserver(
    (event) => {
      // A run that is left as it is has not ended: how it is taken apart is nobody's business.
      if (steps !== undefined && options.signal?.reason instanceof Suspension) return;
      host.onEvent(event);
      if (event.type === 'tool-output') steps?.keepOutput(event.text);
    },
    redactor,
    () => steps?.happened ?? Date.now(),
  );
  const rehearsal =
    context.model === rehearsalModel ? (options.rehearsal ?? newRehearsal(params.seed ?? randomSeed())) : undefined;
  const { performer, prepare, close }: Performing =
    rehearsal === undefined
      ? realRun(params, program, host, observer, redactor, options.world)
      : { performer: rehearsalPerformer(program, rehearsal) };
  const cancellation = cancelledBy(options.signal);
  try {
    await prepare?.(cancellation.signal);
    const stuck = refusedWhenStuck();
    const journal = await options.journal?.({ inputs: redactor.json(context.inputs), seed: rehearsal?.seed });
    if (journal !== undefined) {
      steps = new JournaledSteps({
        journal,
        redactor,
        signal: cancellation.signal,
        beyond: {
          performer,
          durable: rehearsal === undefined,
          mayRepeat: rehearsal === undefined ? mayRepeat(program) : () => true,
          resolve: resolvedBy((call, signal) => host.askUncompleted(call, signal), program, redactor),
        },
        onStuck: stuck.refuse,
        tellOutput: (op, line) => {
          observer.emit(op.run, outputEvent(op, line));
        },
      });
    }
    observer.emit(params.run, runStarted(context, rehearsal?.seed));
    const port = steps?.port ?? directSteps(performer, cancellation.signal);
    const clock = steps ?? observer;
    const running = port.within('', program.entry.workflow.settings.timeout?.value, (part) =>
      runWorkflow({ program, observer: { ...observer, now: () => clock.now() } }, context, part, new Set()),
    );
    const { end } = await Promise.race([running, stuck.refusal]);
    const failure = await Promise.race([steps?.finish(end), stuck.refusal]);
    const told = redactedEnd(end, redactor);
    if (failure === undefined) return told;
    return isSuccess(end.reason) ? { ...told, message: failure.message } : { ...told, resumable: true };
  } finally {
    cancellation.release();
    await close?.();
  }
}
