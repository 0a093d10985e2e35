import type { ServerResponse } from 'node:http';
import type { Answer, Piece, ReceivedRequest } from './completion-server.ts';

/** How a server answers: in pieces, or with one document whatever it was asked for. */
export type Mode = 'streamed' | 'whole';

/** One call of a reply; its arguments as text. */
export type Call = readonly [name: string, json: string];

/** What a model says. */
export interface Said {
  readonly text?: string;
  readonly calls?: readonly Call[];
  /** Why it ends, in the server's words; `stop` unless told. */
  readonly finish?: string;
}

/** A complete answer in either mode. */
export function saying(mode: Mode, said: Said | ((request: ReceivedRequest) => Said)): Answer {
  return (response, request) => {
    const { text, calls = [], finish = 'stop' } = typeof said === 'function' ? said(request) : said;
    const wire = calls.map(([name, json], index) => ({
      index,
      id: `c${index}`,
      type: 'function',
      function: { name, arguments: json },
    }));
    const content = text ?? null;
    const message = { role: 'assistant', content, ...(wire.length > 0 && { tool_calls: wire }) };
    if (mode === 'whole') json(response, { choices: [{ index: 0, message, finish_reason: finish }] });
    else events(response, [{ delta: message }, { delta: {}, finish_reason: finish }]);
  };
}

/** Names of the tools that a request offers. */
export function offered({ body }: ReceivedRequest): readonly string[] {
  return ((body.tools ?? []) as { function: { name: string } }[]).map((tool) => tool.function.name);
}

/** Answers with a status, and text or JSON. */
export function status(code: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => {
    response.writeHead(code, { 'content-type': 'application/json', ...headers });
    response.end(text);
  };
}

/** Answers 200 with these bytes. */
export function raw(type: string | undefined, ...parts: readonly (string | Uint8Array)[]): Answer {
  return (response) => {
    response.writeHead(200, type === undefined ? {} : { 'content-type': type });
    for (const part of parts) response.write(part);
    response.end();
  };
}

/** The head of an answer and a part of its body; then whatever `then` does. */
export function begun(mode: Mode, then: (response: ServerResponse) => void): Answer {
  return (response) => {
    const type = mode === 'streamed' ? 'text/event-stream' : 'application/json';
    response.writeHead(200, { 'content-type': type });
    const part = '{"choices":[{"index":0,"delta":{"content":"Let me';
    response.write(mode === 'streamed' ? `data: ${part}"}}]}\n\ndata: ${part}` : part);
    then(response);
  };
}

function json(response: ServerResponse, value: object): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

function events(response: ServerResponse, pieces: readonly Piece[]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const piece of pieces) response.write(`data: ${JSON.stringify({ choices: [{ index: 0, ...piece }] })}\n\n`);
  response.end('data: [DONE]\n\n');
}
