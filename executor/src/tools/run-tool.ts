import type { McpServers } from '../mcp/mcp-servers.ts';
import { untilAborted } from '../ports/until-aborted.ts';
import { Interruption } from '../ports/step-port.ts';
import type { Spent, ToolMeasure, ToolResult } from '../ports/step-port.ts';
import type { Fetch } from '../model/exchange.ts';
import type { ModelTable } from '../model/model-table.ts';
import type { AskPersonParams, PersonAnswer } from '../protocol/messages.ts';
import { runCommand } from './command.ts';
import { runHttp } from './http.ts';
import { runMcp } from './mcp.ts';
import { runModule } from './module.ts';
import { runPerson } from './person.ts';
import { runPrompt } from './prompt.ts';
import type { Returned, ToolCall } from './tool-call.ts';
import { ToolFailure } from './tool-failure.ts';
import type { ToolHost } from './tool-host.ts';
import { typedResult } from './typed-result.ts';

/** What the implementations of one top run share. */
export interface Toolbox {
  readonly host: ToolHost;
  readonly servers: McpServers;
  readonly models: ModelTable;
  /** How `http` tools reach their servers. */
  readonly fetch: Fetch;
  readonly askPerson: (form: AskPersonParams, signal: AbortSignal) => Promise<PersonAnswer>;
  /** Folder of the workspace as a `file:` URI. */
  readonly workspace: string | undefined;
}

/** Milliseconds that one attempt may take when its tool does not say; people take the time they need. */
const defaultTimeout = 600_000;
/** Longest delay that a timer can hold. */
const longestTimer = 2 ** 31 - 1;

/** Makes one attempt at a call. Every failure is a result; rejects only when the run itself must stop. */
export async function runTool(call: Omit<ToolCall, 'spending'>, toolbox: Toolbox): Promise<ToolResult> {
  const since = performance.now();
  let spent: Spent | undefined;
  const spending = (total: Spent): void => {
    spent = total;
  };
  const measure = (): ToolMeasure => {
    return { milliseconds: Math.round(performance.now() - since), ...(spent !== undefined && { spent }) };
  };
  const { tool } = call;
  const limit = tool.timeout ?? (call.implementation.kind === 'person' ? longestTimer : defaultTimeout);
  const deadline = new AbortController();
  const timer = setTimeout(
    () => {
      deadline.abort(new ToolFailure(`it took longer than ${limit} ms`));
    },
    Math.min(limit, longestTimer),
  );
  try {
    const signal = AbortSignal.any([call.signal, deadline.signal]);
    const returned = await untilAborted(perform({ ...call, spending, signal }, toolbox), signal);
    const typed = typedResult(call, returned);
    return typed.ok
      ? { ok: true, value: typed.value, ...measure() }
      : { ok: false, error: `the result does not fit: ${typed.problem}`, repeatable: false, ...measure() };
  } catch (error) {
    if (call.signal.aborted || error instanceof Interruption) throw call.signal.reason;
    const failure = deadline.signal.aborted ? (deadline.signal.reason as ToolFailure) : error;
    return { ...failed(failure), ...measure() };
  } finally {
    clearTimeout(timer);
  }
}

function perform(call: ToolCall, toolbox: Toolbox): Promise<Returned> {
  const { implementation } = call;
  switch (implementation.kind) {
    case 'module':
      return runModule({ ...call, implementation }, toolbox.host, toolbox.workspace);
    case 'command':
      return runCommand({ ...call, implementation }, toolbox.workspace);
    case 'http':
      return runHttp({ ...call, implementation }, toolbox.fetch);
    case 'prompt':
      return runPrompt({ ...call, implementation }, toolbox.models);
    case 'person':
      return runPerson({ ...call, implementation }, toolbox.askPerson);
    case 'mcp':
      return runMcp({ ...call, implementation }, toolbox.servers);
    case 'workflow':
      throw new Error(`a tool of kind ${implementation.kind} is not performed here`);
  }
}

function failed(error: unknown): Extract<ToolResult, { ok: false }> {
  return {
    ok: false,
    error: error instanceof Error ? error.message : String(error),
    repeatable: !(error instanceof ToolFailure) || error.repeatable,
    milliseconds: 0,
  };
}
