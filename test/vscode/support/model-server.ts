import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** One request that the server got. */
export interface ModelQuestion {
  readonly headers: IncomingMessage['headers'];
  /** The conversation so far, as JSON. */
  readonly messages: string;
}

/** What the model does: it calls a tool, or says nothing until the request is dropped. */
export type ModelAct = { readonly call: string; readonly arguments: object } | 'silence';

/** A model provider on this machine, in the manner of OpenAI. */
export interface ModelServer {
  readonly baseUrl: string;
  /** Oldest first. */
  readonly questions: readonly ModelQuestion[];
  /** Settled once so many requests have come. */
  readonly asked: (count: number) => Promise<void>;
  readonly close: () => void;
}

/** Starts a provider whose model acts as told, question by question. */
export async function startModelServer(act: (question: ModelQuestion) => ModelAct): Promise<ModelServer> {
  const questions: ModelQuestion[] = [];
  const arrived = new EventTarget();
  const server = createServer((request, response) => {
    void bodyOf(request).then(({ messages, stream }) => {
      const question = { headers: request.headers, messages: JSON.stringify(messages) };
      questions.push(question);
      arrived.dispatchEvent(new Event('question'));
      const done = act(question);
      if (done !== 'silence') answer(response, done, stream);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no TCP address.');
  return {
    baseUrl: `http://127.0.0.1:${String(address.port)}/v1`,
    questions,
    asked: async (count) => {
      while (questions.length < count) await once(arrived, 'question');
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<{ readonly messages: unknown; readonly stream: boolean }> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const { messages, stream } = JSON.parse(Buffer.concat(pieces).toString()) as Readonly<Record<string, unknown>>;
  return { messages, stream: stream === true };
}

function answer(response: ServerResponse, act: Exclude<ModelAct, 'silence'>, stream: boolean): void {
  const call = { id: 'c1', type: 'function', function: { name: act.call, arguments: JSON.stringify(act.arguments) } };
  if (!stream) {
    const message = { role: 'assistant', content: null, tool_calls: [call] };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ choices: [{ index: 0, message, finish_reason: 'tool_calls' }] }));
    return;
  }
  const chunk = {
    choices: [{ index: 0, delta: { tool_calls: [{ index: 0, ...call }] }, finish_reason: 'tool_calls' }],
  };
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.end(`data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`);
}
