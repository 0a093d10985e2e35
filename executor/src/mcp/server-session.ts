import type { CallToolResult, ListToolsResult } from '@modelcontextprotocol/sdk/types.js';
import type { Json } from '#core/ir/json.ts';
import { untilAborted } from '../ports/until-aborted.ts';
import type { ServerDefinition } from '#core/text/server-text.ts';
import type { Fetch } from '../model/exchange.ts';
import { ToolFailure } from '../tools/tool-failure.ts';
import { connect, type Connected } from './connect.ts';
import type { AnswerEnd } from './limited-fetch.ts';
import { wordsOfFailure } from './words-of-failure.ts';

/** A tool as its server describes it. */
export interface ServerTool {
  readonly name: string;
  readonly description?: string;
  readonly inputSchema: Json;
  readonly outputSchema?: Json;
}

export interface SessionCall {
  readonly tool: string;
  readonly arguments: Readonly<Record<string, Json>>;
  /** Cancels the call at the server too. */
  readonly signal: AbortSignal;
  /** A line about the call's progress, or one that the server wrote meanwhile. */
  readonly output: (line: string) => void;
}

/** Longest delay that a timer can hold: how long a call may take is decided by its tool. */
const longestTimer = 2 ** 31 - 1;
/** Milliseconds after the end of an answer in which its last message is still read. */
const grace = 1_000;
/** Pages of tools that are read, and tools on them; a server that always has another one is not followed. */
const mostPages = 100;
const mostTools = 10_000;
/** Characters of what a server complained of last that a message quotes. */
const quoted = 2_000;

/** One server, from its start to its end. Calls are made one at a time, as a run makes them. */
export class ServerSession {
  #connected: Connected | undefined;
  #output: ((line: string) => void) | undefined;
  #broken: ((error: Error) => void) | undefined;
  #complaint = '';
  readonly #fetch: Fetch;

  /** `fetch` reaches servers over HTTP. */
  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  /** Starts or reaches the server. Rejects with a message for a person. */
  async open(definition: ServerDefinition, signal: AbortSignal): Promise<void> {
    try {
      const connected = await connect(definition, {
        signal,
        output: (line) => {
          this.#complaint = `${this.#complaint}${line}\n`.slice(-quoted);
          this.#output?.(line);
        },
        fetch: this.#fetch,
        onSend: () => this.#answerEnd(),
      });
      this.#connected = connected;
      connected.client.onclose = () => {
        this.#broken?.(new ToolFailure(this.#gone()));
      };
      connected.client.onerror = (error) => {
        if (/reconnection attempts/i.test(error.message)) this.#broken?.(new ToolFailure('the connection was lost'));
      };
    } catch (error) {
      signal.throwIfAborted();
      throw new Error(this.#quoting(wordsOfFailure(error)), { cause: error });
    }
  }

  /** Everything that the server offers to call. */
  async tools(signal: AbortSignal): Promise<readonly ServerTool[]> {
    const { ListToolsResultSchema } = await import('@modelcontextprotocol/sdk/types.js');
    const tools: ServerTool[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const params = cursor === undefined ? {} : { cursor };
      const request = this.#client().request({ method: 'tools/list', params }, ListToolsResultSchema, {
        signal,
        timeout: longestTimer,
      });
      const result: ListToolsResult = await this.#unlessBroken(request);
      for (const tool of result.tools) tools.push(serverTool(tool));
      if (tools.length > mostTools) break;
      cursor = result.nextCursor;
      if (cursor === undefined) return tools;
    }
    throw new ToolFailure(`it lists its tools without an end: ${tools.length} so far`);
  }

  /** Calls a tool; what it gives back may say that the call failed. Rejects with a `ToolFailure`, or with the signal's reason. */
  async call({ tool, arguments: args, signal, output }: SessionCall): Promise<CallToolResult> {
    const { CallToolResultSchema } = await import('@modelcontextprotocol/sdk/types.js');
    this.#output = output;
    try {
      const request = this.#client().request(
        { method: 'tools/call', params: { name: tool, arguments: args } },
        CallToolResultSchema,
        {
          signal,
          timeout: longestTimer,
          onprogress: ({ progress, total, message }) => {
            const share = total === undefined ? String(progress) : `${progress}/${total}`;
            output(message === undefined ? `progress ${share}` : `progress ${share}: ${message}`);
          },
        },
      );
      return await untilAborted(this.#unlessBroken(request), signal);
    } catch (error) {
      signal.throwIfAborted();
      throw error instanceof ToolFailure ? error : new ToolFailure(wordsOfFailure(error), { cause: error });
    } finally {
      this.#output = undefined;
    }
  }

  /** Ends the session, and the server if it was started for it. Never rejects. */
  async close(): Promise<void> {
    const connected = this.#connected;
    this.#connected = undefined;
    this.#broken = undefined;
    await connected?.close().catch(() => undefined);
  }

  #client(): Connected['client'] {
    if (this.#connected === undefined) throw new ToolFailure('the server is not running');
    if (this.#connected.ending() !== undefined) throw new ToolFailure(this.#gone());
    return this.#connected.client;
  }

  async #unlessBroken<T>(request: Promise<T>): Promise<T> {
    const broken = new Promise<never>((_resolve, reject) => {
      this.#broken = reject;
    });
    try {
      return await Promise.race([broken, request]);
    } finally {
      this.#broken = undefined;
      request.catch(() => undefined);
    }
  }

  /** Fails the request that waits now, if it still waits a while after its answer has ended. */
  #answerEnd(): AnswerEnd {
    const broken = this.#broken;
    return (resumable, problem) => {
      if (resumable) return;
      setTimeout(() => {
        if (this.#broken !== broken) return;
        broken?.(
          new ToolFailure(problem ? wordsOfFailure(problem) : 'the server ended its answer before the result came'),
        );
      }, grace).unref();
    };
  }

  #gone(): string {
    return this.#quoting(`the server is gone: ${this.#connected?.ending() ?? 'the connection was closed'}`);
  }

  #quoting(text: string): string {
    return this.#complaint.trim() === '' ? text : `${text}: ${this.#complaint.trim()}`;
  }
}

function serverTool({ name, description, inputSchema, outputSchema }: ListToolsResult['tools'][number]): ServerTool {
  return {
    name,
    ...(description !== undefined && { description }),
    inputSchema: asJson(inputSchema),
    ...(outputSchema !== undefined && { outputSchema: asJson(outputSchema) }),
  };
}

/** What came as JSON is JSON, whatever its type says. */
function asJson(value: object): Json {
  return value as Json;
}
