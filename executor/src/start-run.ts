import type { RunEvent, RunEventBody } from '#core/events/run-event.ts';
import { directSteps, type Performer } from './adapters/direct-steps.ts';
import { checkAgents, checkedInputs, checkImplementations, preparedProgram } from './check-start.ts';
import type { ProgramPlan } from './plan/program-plan.ts';
import { Interruption } from './ports/step-port.ts';
import type {
  ApprovalVerdict,
  AskApprovalParams,
  AskPersonParams,
  AskSecretParams,
  PersonAnswer,
  SecretAnswer,
  StartRunParams,
} from './protocol/messages.ts';
import { newRehearsal, rehearsalModel, rehearsalPerformer, type Rehearsal } from './rehearsal/rehearsal.ts';
import { runWorkflow, type Observer } from './run.ts';
import { runContext } from './step/new-context.ts';
import type { RunEnd } from './step/turn.ts';

/** What a run needs of the one who started it. Questions are asked at most once at a time, and end with the signal. */
export interface RunHost {
  /** Something happened; events of one run come in order. */
  onEvent(event: RunEvent): void;
  askApproval(question: AskApprovalParams, signal: AbortSignal): Promise<ApprovalVerdict>;
  askPerson(form: AskPersonParams, signal: AbortSignal): Promise<PersonAnswer>;
  askSecret(request: AskSecretParams, signal: AbortSignal): Promise<SecretAnswer>;
}

export interface StartRunOptions {
  /** Aborting it cancels the run. */
  readonly signal?: AbortSignal;
  /** What earlier rehearsals of the same program tried; wins over `seed`. */
  readonly rehearsal?: Rehearsal;
}

/**
 * Runs a program in this process, to its end. Throws `RunRefused` when it could not begin; everything that goes wrong
 * later is a stop reason.
 */
export async function startRun(params: StartRunParams, host: RunHost, options: StartRunOptions = {}): Promise<RunEnd> {
  const program = preparedProgram(params.program);
  checkAgents(program);
  const { workflow } = program.entry;
  const context = runContext(program.entry, {
    run: params.run,
    path: [workflow.name],
    inputs: checkedInputs(program, params.inputs),
    chosenModel: params.model,
    inheritedModel: undefined,
    remainingTokens: undefined,
  });
  const observer = stampingObserver(host);
  const rehearsal =
    context.model === rehearsalModel ? (options.rehearsal ?? newRehearsal(params.seed ?? randomSeed())) : undefined;
  const { performer, close } =
    rehearsal === undefined
      ? realPerformer(params, program, host, observer)
      : { performer: rehearsalPerformer(program, rehearsal), close: undefined };
  const cancellation = cancelledBy(options.signal);
  try {
    observer.emit(params.run, {
      type: 'run-started',
      workflow: workflow.name,
      at: workflow.id,
      inputs: context.inputs,
      model: context.model ?? '',
      ...(rehearsal !== undefined && { seed: rehearsal.seed }),
    });
    const port = directSteps(performer, cancellation.signal);
    const outcome = await port.within('', workflow.settings.timeout?.value, (part) =>
      runWorkflow({ program, observer }, context, part, new Set()),
    );
    return outcome.end;
  } finally {
    cancellation.release();
    close?.();
  }
}

function realPerformer(
  _params: StartRunParams,
  program: ProgramPlan,
  _host: RunHost,
  _observer: Observer,
): { readonly performer: Performer; readonly close: () => void } {
  checkImplementations(program);
  throw new Error('to come');
}

/** Numbers and dates the events of one top run. */
function stampingObserver(host: RunHost): Observer {
  let sequence = 0;
  return {
    emit(run: string, event: RunEventBody) {
      host.onEvent({ run, sequence, time: Date.now(), ...event });
      sequence += 1;
    },
    now: Date.now,
  };
}

function cancelledBy(outer: AbortSignal | undefined): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  const cancel = (): void => {
    controller.abort(new Interruption('cancelled'));
  };
  if (outer?.aborted === true) cancel();
  outer?.addEventListener('abort', cancel, { once: true });
  return {
    signal: controller.signal,
    release() {
      outer?.removeEventListener('abort', cancel);
    },
  };
}

/** A seed for people who named none; it is told, so that the run can be had again. */
function randomSeed(): number {
  return Math.floor(Math.random() * 1_000_000);
}
