import type { Performer } from '../adapters/direct-steps.ts';
import { answeredInTime } from '../adapters/answered-in-time.ts';
import { realPerformer } from '../adapters/real-performer.ts';
import { McpServers } from '../mcp/mcp-servers.ts';
import { startServers } from '../mcp/start-servers.ts';
import { editorChatModel } from '../model/editor-chat-model.ts';
import { checkModels, modelTable } from '../model/model-table.ts';
import { realWorld, type ModelWorld } from '../model/openai-chat-model.ts';
import { networkFetch } from '../network/network-fetch.ts';
import { proxyPasswords } from '../network/proxy-settings.ts';
import type { ProgramPlan } from '../plan/program-plan.ts';
import type { StartRunParams } from '../protocol/messages.ts';
import { withoutSecrets } from '../secrets/redacted-request.ts';
import { Redactor } from '../secrets/redactor.ts';
import { RunSecrets } from '../secrets/run-secrets.ts';
import { ToolHost } from '../tools/tool-host.ts';
import { checkImplementations, checkModules } from './check-start.ts';
import type { RunHost } from './run-host.ts';
import type { Observer } from './run-workflow.ts';

/** How the operations of a run are done. */
export interface Performing {
  readonly performer: Performer;
  /** Starts what has to run before the first step; throws `RunRefused`. */
  readonly prepare?: (signal: AbortSignal) => Promise<void>;
  /** Ends whatever still runs. */
  readonly close?: () => Promise<void>;
}

/** Real models, real tools, real people. Throws `RunRefused` when the program cannot be run like that. */
export function realRun(
  params: StartRunParams,
  program: ProgramPlan,
  host: RunHost,
  observer: Observer,
  redactor: Redactor,
  world: ModelWorld | undefined,
): Performing {
  checkImplementations(program);
  checkModules(program, params.workspace);
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
