import type { IncomingMessage, ServerResponse } from 'node:http';
import { httpServer } from './http-server.ts';

/** A request that the server got. */
export interface ReceivedRequest {
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Readonly<Record<string, unknown>>;
  /** Resolves when the client has hung up before the answer was complete. */
  readonly aborted: Promise<void>;
}

export type Answer = (response: ServerResponse, request: ReceivedRequest) => void;

/** A server that answers each request as the test says, the last answer again and again. */
export interface CompletionServer {
  readonly baseUrl: string;
  readonly requests: readonly ReceivedRequest[];
}

export async function completionServer(answers: readonly Answer[]): Promise<CompletionServer> {
  const requests: ReceivedRequest[] = [];
  const { origin } = await httpServer(({ url, headers, body, aborted }, response) => {
    const request = { url, headers, body: JSON.parse(body) as ReceivedRequest['body'], aborted };
    requests.push(request);
    answers[Math.min(requests.length, answers.length) - 1]?.(response, request);
  });
  return { baseUrl: `${origin}/v1`, requests };
}

/** A piece of a streamed answer: what stands in `choices[0]`, or a whole chunk. */
export type Piece = Readonly<Record<string, unknown>>;

/** Streams chunks and ends properly, unless `open`. */
export function streamed(pieces: readonly Piece[], end: 'done' | 'open' | 'cut' = 'done'): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const piece of pieces) {
      const chunk = 'choices' in piece ? piece : { choices: [{ index: 0, ...piece }] };
      response.write(`data: ${JSON.stringify({ object: 'chat.completion.chunk', ...chunk })}\n\n`);
    }
    if (end === 'done') response.end('data: [DONE]\n\n');
    if (end === 'cut') setImmediate(() => response.destroy());
  };
}

export function toolCall(name: string, json: string, more: Piece = {}): Piece {
  return {
    delta: { tool_calls: [{ index: 0, id: 'c1', type: 'function', function: { name, arguments: json }, ...more }] },
  };
}

export const finished: Piece = { delta: {}, finish_reason: 'stop' };

/** A usage chunk as OpenAI sends it last. */
export const usage: Piece = { choices: [], usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 } };

export function failing(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ error: { message } }));
  };
}

export function body(type: string, text: string): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': type });
    response.end(text);
  };
}
