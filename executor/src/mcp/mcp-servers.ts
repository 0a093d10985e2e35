import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { Implementation, Tool } from '#core/ir/tool.ts';
import type { Fetch } from '../model/exchange.ts';
import type { ProgramPlan } from '../plan/program-plan.ts';
import type { AskServerParams, ServerAnswer } from '../protocol/messages.ts';
import type { Redactor } from '../secrets/redactor.ts';
import { ToolFailure } from '../tools/tool-failure.ts';
import { findServer } from './find-server.ts';
import { McpProblem } from './mcp-problem.ts';
import { filledDefinition, secretsIn, serverLaunch, type ServerLaunch } from './server-launch.ts';
import { ServerSession, type ServerTool, type SessionCall } from './server-session.ts';
import { signatureMisfit } from './signature.ts';

/** Milliseconds that a server has to start and to tell its tools; a package may have to be fetched first. */
const patience = 120_000;

export type AskServer = (question: AskServerParams, signal: AbortSignal) => Promise<ServerAnswer>;

type McpImplementation = Extract<Implementation, { kind: 'mcp' }>;

/** A tool that some server is to do, and its types. */
interface McpTool {
  readonly tool: Tool;
  readonly implementation: McpImplementation;
  readonly plan: ProgramPlan['entry'];
}

/** What the servers of a run need of it. */
export interface McpOptions {
  readonly run: string;
  /** As a `file:` URI. */
  readonly workspace: string | undefined;
  readonly ask: AskServer;
  /** Told of every password and key that a server is started with. */
  readonly redactors: readonly Redactor[];
  /** How servers over HTTP are reached. */
  readonly fetch: Fetch;
}

/**
 * The MCP servers of one top run. Each is started once, after its person agreed, and compared with what the file declares
 * before anything is called; all end with the run. A server that is gone stays gone.
 */
export class McpServers {
  readonly #run: string;
  readonly #workspace: string | undefined;
  readonly #ask: AskServer;
  readonly #redactors: readonly Redactor[];
  readonly #fetch: Fetch;
  readonly #sessions = new Map<string, ServerSession>();

  constructor({ run, workspace, ask, redactors, fetch }: McpOptions) {
    this.#run = run;
    this.#workspace = workspace;
    this.#ask = ask;
    this.#redactors = redactors;
    this.#fetch = fetch;
  }

  /** Starts the servers that a program needs. Throws an `McpProblem`, or the signal's reason. */
  async start(program: ProgramPlan, signal: AbortSignal): Promise<void> {
    const launches = new Map<string, { readonly launch: ServerLaunch; readonly tools: McpTool[] }>();
    for (const one of mcpTools(program)) {
      const launch = serverLaunch(findServer(one.implementation.server, one.implementation.file, this.#workspace));
      const known = launches.get(launch.digest);
      if (known === undefined) launches.set(launch.digest, { launch, tools: [one] });
      else known.tools.push(one);
    }
    for (const { launch, tools } of launches.values()) {
      const session = await this.open(launch, signal);
      for (const { implementation } of tools) this.#sessions.set(keyOf(implementation), session);
      await this.#compare(launch, tools, session, signal);
    }
  }

  /** Asks for consent and starts one server. Throws an `McpProblem`, or the signal's reason. */
  async open(launch: ServerLaunch, signal: AbortSignal): Promise<ServerSession> {
    const { name, file, definition, digest, inputs } = launch;
    const answer = await this.#ask({ run: this.#run, server: name, file, definition, digest, inputs }, signal);
    signal.throwIfAborted();
    if ('refused' in answer) throw new McpProblem(`The MCP server \`${name}\` was not started: ${answer.refused}.`);
    const given = new Map(Object.entries(answer.inputs));
    const missing = inputs.find(({ id }) => !given.has(id));
    if (missing !== undefined)
      throw new McpProblem(`The MCP server \`${name}\` was not started: the input \`${missing.id}\` was not given.`);
    const odd = inputs.find(({ id }) => given.get(id)?.includes('\0') === true);
    if (odd !== undefined)
      throw new McpProblem(
        `The MCP server \`${name}\` was not started: the input \`${odd.id}\` holds a zero character.`,
      );
    const filled = filledDefinition(definition, given);
    const secrets = inputs.flatMap(({ id, password }) => (password ? [given.get(id)] : []));
    for (const redactor of this.#redactors)
      for (const secret of [...secrets, ...secretsIn(filled)]) redactor.add(secret);
    const session = new ServerSession(this.#fetch);
    this.#sessions.set(`launch ${digest}`, session);
    await inTime(signal, `The MCP server \`${name}\` did not start`, (part) => session.open(filled, part));
    return session;
  }

  async #compare(
    { name }: ServerLaunch,
    tools: readonly McpTool[],
    session: ServerSession,
    signal: AbortSignal,
  ): Promise<void> {
    const offered = await serverTools(name, session, signal);
    for (const { tool, implementation, plan } of tools) {
      const server = offered.find((one) => one.name === implementation.tool);
      if (server === undefined) {
        const names = offered.map((one) => `\`${one.name}\``).join(', ');
        throw new McpProblem(
          `The MCP server \`${name}\` has no tool \`${implementation.tool}\`. It has ${names === '' ? 'none' : names}.`,
        );
      }
      const misfit = signatureMisfit(tool, server, plan.types);
      if (misfit === undefined) continue;
      throw new McpProblem(
        `\`${tool.name}\` is not what the MCP server \`${name}\` offers as \`${server.name}\`: ${misfit}. \`wf tools import mcp ${name}\` writes it as it is.`,
      );
    }
  }

  /** Calls a tool of a server that was started. Rejects with a `ToolFailure`, or with the signal's reason. */
  call(implementation: McpImplementation, call: Omit<SessionCall, 'tool'>): Promise<CallToolResult> {
    const session = this.#sessions.get(keyOf(implementation));
    if (session === undefined) throw new ToolFailure(`the MCP server ${implementation.server} was not started`);
    return session.call({ ...call, tool: implementation.tool });
  }

  /** Ends all servers. Never rejects. */
  async close(): Promise<void> {
    const sessions = new Set(this.#sessions.values());
    this.#sessions.clear();
    await Promise.all([...sessions].map((session) => session.close()));
  }
}

/** The tools that a server offers; throws an `McpProblem` when it does not say. */
export async function serverTools(
  name: string,
  session: ServerSession,
  signal: AbortSignal,
): Promise<readonly ServerTool[]> {
  return inTime(signal, `The MCP server \`${name}\` does not tell its tools`, (part) => session.tools(part));
}

async function inTime<T>(signal: AbortSignal, what: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    deadline.abort(new Error(`it took longer than ${patience / 1000} s`));
  }, patience);
  try {
    return await work(AbortSignal.any([signal, deadline.signal]));
  } catch (error) {
    signal.throwIfAborted();
    const reason: unknown = deadline.signal.aborted ? deadline.signal.reason : error;
    throw new McpProblem(`${what}: ${reason instanceof Error ? reason.message : String(reason)}.`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

function keyOf({ server, file }: McpImplementation): string {
  return JSON.stringify([server, file]);
}

function* mcpTools(program: ProgramPlan): Iterable<McpTool> {
  for (const plan of program.workflows.values()) {
    for (const tool of plan.workflow.tools) {
      const { implementation } = tool;
      if (implementation?.kind === 'mcp') yield { tool, implementation, plan };
    }
  }
}
