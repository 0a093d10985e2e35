import type { RunEvent } from '#core/events/run-event.ts';
import { isSuccess } from '#core/events/stop-reason.ts';
import { directSteps, type Performer } from './adapters/direct-steps.ts';
import { answeredInTime } from './adapters/answered-in-time.ts';
import { JournaledSteps } from './adapters/journaled-steps.ts';
import { realPerformer } from './adapters/real-performer.ts';
import type { Stuck } from './adapters/journaled-run.ts';
import { stuckText } from './adapters/stuck-text.ts';
import { mayRepeat, outputEvent, resolvedBy } from './adapters/recorded-steps.ts';
import { checkAgents, checkedInputs, checkImplementations, preparedProgram } from './check-start.ts';
import { McpServers } from './mcp/mcp-servers.ts';
import { startServers } from './mcp/start-servers.ts';
import type { RunJournal } from './journal/run-journal.ts';
import { editorChatModel, type AskHostModel } from './model/editor-chat-model.ts';
import { checkModels, modelTable } from './model/model-table.ts';
import { realWorld, type ModelWorld } from './model/openai-chat-model.ts';
import { networkFetch } from './network/network-fetch.ts';
import { proxyPasswords } from './network/proxy-settings.ts';
import { stampingObserver } from './observe.ts';
import type { ProgramPlan } from './plan/program-plan.ts';
import { Interruption, Suspension } from './ports/step-port.ts';
import type {
  ApprovalVerdict,
  AskApprovalParams,
  AskPersonParams,
  AskSecretParams,
  AskServerParams,
  AskUncompletedParams,
  PersonAnswer,
  SecretAnswer,
  ServerAnswer,
  StartRunParams,
  UncompletedAnswer,
} from './protocol/messages.ts';
import { RunRefused } from './run-refusal.ts';
import { newRehearsal, randomSeed, rehearsalModel, rehearsalPerformer, type Rehearsal } from './rehearsal/rehearsal.ts';
import { runWorkflow, type Observer } from './run.ts';
import { redactedEnd } from './secrets/redacted-event.ts';
import { withoutSecrets } from './secrets/redacted-request.ts';
import { Redactor } from './secrets/redactor.ts';
import { RunSecrets } from './secrets/run-secrets.ts';
import { runContext } from './step/new-context.ts';
import type { RunContext } from './step/run-context.ts';
import type { RunEnd } from './step/turn.ts';
import { ToolHost } from './tools/tool-host.ts';

/** What a run needs of the one who started it. Questions are asked at most once at a time, and end with the signal. */
export interface RunHost {
  /** Something happened; events of one run come in order. */
  onEvent(event: RunEvent): void;
  askApproval(question: AskApprovalParams, signal: AbortSignal): Promise<ApprovalVerdict>;
  askPerson(form: AskPersonParams, signal: AbortSignal): Promise<PersonAnswer>;
  askSecret(request: AskSecretParams, signal: AbortSignal): Promise<SecretAnswer>;
  /** Asked before the first event of a run. */
  askServer(question: AskServerParams, signal: AbortSignal): Promise<ServerAnswer>;
  /** Asked by a resumed run only. */
  askUncompleted(call: AskUncompletedParams, signal: AbortSignal): Promise<UncompletedAnswer>;
  /** Asks a model of the editor; absent where there is no editor. */
  readonly askModel?: AskHostModel;
}

export interface StartRunOptions {
  /** Aborting it cancels the run. */
  readonly signal?: AbortSignal;
  /** What earlier rehearsals of the same program tried; wins over `seed`. */
  readonly rehearsal?: Rehearsal;
  /** How models are reached; really, unless told. */
  readonly world?: ModelWorld;
  /** Opens the record of the run, once nothing forbids it to begin. Aborting with a `Suspension` leaves it unfinished. */
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
  const redactor = new Redactor();
  let steps: JournaledSteps | undefined;
  const observer = stampingObserver(
    (event) => {
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
    observer.emit(params.run, {
      type: 'run-started',
      workflow: workflow.name,
      at: workflow.id,
      inputs: context.inputs,
      model: context.model ?? '',
      ...(rehearsal !== undefined && { seed: rehearsal.seed }),
    });
    const port = steps?.port ?? directSteps(performer, cancellation.signal);
    const clock = steps ?? observer;
    const running = port.within('', workflow.settings.timeout?.value, (part) =>
      runWorkflow({ program, observer: { ...observer, now: () => clock.now() } }, context, part, new Set()),
    );
    const { end } = await Promise.race([running, stuck.refusal]);
    const failure = await Promise.race([steps?.finish(end), stuck.refusal]);
    return redactedEnd(
      isSuccess(end.reason) && failure !== undefined ? { ...end, message: failure.message } : end,
      redactor,
    );
  } finally {
    cancellation.release();
    await close?.();
  }
}

interface Performing {
  readonly performer: Performer;
  /** Starts what has to run before the first step; throws `RunRefused`. */
  readonly prepare?: (signal: AbortSignal) => Promise<void>;
  /** Ends whatever still runs. */
  readonly close?: () => Promise<void>;
}

function realRun(
  params: StartRunParams,
  program: ProgramPlan,
  host: RunHost,
  observer: Observer,
  redactor: Redactor,
  world: ModelWorld | undefined,
): Performing {
  checkImplementations(program);
  checkModels(program, params.model, params.providers, host.askModel !== undefined);
  for (const password of proxyPasswords(process.env)) redactor.add(password);
  const network = world?.fetch ?? networkFetch(process.env);
  const editor = host.askModel && editorChatModel(params.run, host.askModel, world?.times);
  for (const provider of params.providers) redactor.add(provider.key);
  // What a model may not see is what some call received; the keys of models are in no message to them.
  const received = new Redactor();
  const models = withoutSecrets(modelTable(params.providers, { world: world ?? realWorld, editor }), received);
  const toolHost = new ToolHost();
  const servers = new McpServers({
    run: params.run,
    workspace: params.workspace,
    ask: (question, signal) => host.askServer(question, signal),
    redactors: [redactor, received],
    fetch: network,
  });
  const performer = realPerformer({
    program,
    models,
    toolbox: {
      host: toolHost,
      servers,
      models,
      fetch: network,
      askPerson: (form, signal) => host.askPerson({ ...form, question: redactor.text(form.question) }, signal),
      workspace: params.workspace,
    },
    secrets: new RunSecrets((request, signal) => host.askSecret(request, signal), [redactor, received]),
    observer,
    askApproval: answeredInTime(
      (question, signal) => host.askApproval({ ...question, arguments: redactor.json(question.arguments) }, signal),
      params.approvalTimeout,
    ),
  });
  return {
    performer,
    prepare: (signal) => startServers(servers, program, redactor, signal),
    async close() {
      toolHost.close();
      await servers.close();
    },
  };
}

/** Rejects when the run does not match its record. */
function refusedWhenStuck(): { readonly refusal: Promise<never>; readonly refuse: (why: Stuck) => void } {
  let reject: ((error: RunRefused) => void) | undefined;
  const refusal = new Promise<never>((_resolve, rejected) => {
    reject = rejected;
  });
  refusal.catch(() => undefined);
  return {
    refusal,
    refuse(why) {
      reject?.(new RunRefused({ kind: 'unusable-journal', message: stuckText(why) }));
    },
  };
}

function cancelledBy(outer: AbortSignal | undefined): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  const cancel = (): void => {
    controller.abort(outer?.reason instanceof Suspension ? outer.reason : new Interruption('cancelled'));
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
