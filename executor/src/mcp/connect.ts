import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { ServerDefinition } from '#core/text/server-text.ts';
import type { Fetch } from '../model/exchange.ts';
import { toolEnvironment } from '../tools/tool-environment.ts';
import { GroupTransport } from './group-transport.ts';
import { limitedFetch, type AnswerEnd } from './limited-fetch.ts';

/** A server that has been reached, before it is asked for anything. */
export interface Connected {
  readonly client: Client;
  /** Ends the session, and the process of a server that was started. */
  readonly close: () => Promise<void>;
  /** How the server's process ended, in words. */
  readonly ending: () => string | undefined;
}

export interface ConnectOptions {
  readonly signal: AbortSignal;
  /** A line that the server wrote which is no message. */
  readonly output: (line: string) => void;
  /** How a server over HTTP is reached. */
  readonly fetch: Fetch;
  /** A request is sent; who is told when its answer has ended. */
  readonly onSend: () => AnswerEnd;
}

/**
 * Starts a server, or connects to it, and greets it. Nothing of the SDK is loaded before. A redirect never leaves the
 * origin of the address: headers may hold keys. Rejects with whatever went wrong.
 */
export async function connect(definition: ServerDefinition, options: ConnectOptions): Promise<Connected> {
  const [{ Client }, { JSONRPCMessageSchema }] = await Promise.all([
    import('@modelcontextprotocol/sdk/client/index.js'),
    import('@modelcontextprotocol/sdk/types.js'),
  ]);
  const client = new Client({ name: 'toolpath', version: '1' }, { capabilities: {} });
  if (definition.kind === 'http') {
    const { StreamableHTTPClientTransport } = await import('@modelcontextprotocol/sdk/client/streamableHttp.js');
    const transport = new StreamableHTTPClientTransport(new URL(definition.url), {
      requestInit: { headers: Object.fromEntries(definition.headers) },
      fetch: limitedFetch(options.fetch, options.onSend),
    });
    const close = async (): Promise<void> => {
      await transport.terminateSession().catch(() => undefined);
      await client.close();
    };
    return greeted(client, transport, { close, ending: () => undefined }, options);
  }
  const transport = new GroupTransport({
    definition,
    env: environmentOf(definition.env),
    parse: (line) => JSONRPCMessageSchema.parse(JSON.parse(line)),
    output: options.output,
  });
  const close = async (): Promise<void> => {
    await transport.close();
  };
  return greeted(client, transport, { close, ending: () => transport.ending }, options);
}

/** Longest delay that a timer can hold: the signal says how long a greeting may take, not the SDK. */
const longestTimer = 2 ** 31 - 1;

async function greeted(
  client: Client,
  transport: Transport,
  rest: Omit<Connected, 'client'>,
  { signal }: ConnectOptions,
): Promise<Connected> {
  try {
    await client.connect(transport, { signal, timeout: longestTimer });
    return { client, ...rest };
  } catch (error) {
    void rest.close().catch(() => undefined);
    const ending = rest.ending();
    throw ending === undefined ? error : new Error(ending, { cause: error });
  }
}

function environmentOf(given: Extract<ServerDefinition, { kind: 'stdio' }>['env']): Record<string, string> {
  const env = new Map(Object.entries(toolEnvironment()));
  for (const [name, value] of given) {
    if (value === null) env.delete(name);
    else env.set(name, value);
  }
  return Object.fromEntries(env);
}
