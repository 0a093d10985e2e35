import type { RunEvent } from '#core/events/run-event.ts';
import { directSteps, type Performer } from './adapters/direct-steps.ts';
import { answeredInTime } from './adapters/answered-in-time.ts';
import { realPerformer } from './adapters/real-performer.ts';
import { checkAgents, checkedInputs, checkImplementations, preparedProgram } from './check-start.ts';
import { McpServers } from './mcp/mcp-servers.ts';
import { startServers } from './mcp/start-servers.ts';
import { checkModels, modelTable } from './model/model-table.ts';
import type { ModelWorld } from './model/openai-chat-model.ts';
import { stampingObserver } from './observe.ts';
import type { ProgramPlan } from './plan/program-plan.ts';
import { Interruption } from './ports/step-port.ts';
import type {
  ApprovalVerdict,
  AskApprovalParams,
  AskPersonParams,
  AskSecretParams,
  AskServerParams,
  PersonAnswer,
  SecretAnswer,
  ServerAnswer,
  StartRunParams,
} from './protocol/messages.ts';
import { newRehearsal, rehearsalModel, rehearsalPerformer, type Rehearsal } from './rehearsal/rehearsal.ts';
import { runWorkflow, type Observer } from './run.ts';
import { redactedEnd } from './secrets/redacted-event.ts';
import { withoutSecrets } from './secrets/redacted-request.ts';
import { Redactor } from './secrets/redactor.ts';
import { RunSecrets } from './secrets/run-secrets.ts';
import { runContext } from './step/new-context.ts';
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
}

export interface StartRunOptions {
  /** Aborting it cancels the run. */
  readonly signal?: AbortSignal;
  /** What earlier rehearsals of the same program tried; wins over `seed`. */
  readonly rehearsal?: Rehearsal;
  /** How models are reached; really, unless told. */
  readonly world?: ModelWorld;
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
  const redactor = new Redactor();
  const observer = stampingObserver((event) => {
    host.onEvent(event);
  }, redactor);
  const rehearsal =
    context.model === rehearsalModel ? (options.rehearsal ?? newRehearsal(params.seed ?? randomSeed())) : undefined;
  const { performer, prepare, close }: Performing =
    rehearsal === undefined
      ? realRun(params, program, host, observer, redactor, options.world)
      : { performer: rehearsalPerformer(program, rehearsal) };
  const cancellation = cancelledBy(options.signal);
  try {
    await prepare?.(cancellation.signal);
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
    return redactedEnd(outcome.end, redactor);
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
  checkModels(program, params.model, params.providers);
  for (const provider of params.providers) redactor.add(provider.key);
  // What a model may not see is what some call received; the keys of models are in no message to them.
  const received = new Redactor();
  const models = withoutSecrets(modelTable(params.providers, world), received);
  const toolHost = new ToolHost();
  const askServer: RunHost['askServer'] = (question, signal) => host.askServer(question, signal);
  const servers = new McpServers(params.run, params.workspace, askServer, [redactor, received]);
  const performer = realPerformer({
    program,
    models,
    toolbox: {
      host: toolHost,
      servers,
      models,
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
