import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import { deferred } from './deferred.ts';

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Resolves when the client has hung up before the answer was complete. */
  readonly aborted: Promise<void>;
}

export interface HttpServer {
  readonly origin: string;
  readonly requests: readonly HttpRequest[];
  /** Resolves with the next request to come. */
  next(): Promise<HttpRequest>;
}

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A server of its own for one test. */
export async function httpServer(
  answer: (request: HttpRequest, response: ServerResponse) => unknown,
): Promise<HttpServer> {
  const requests: HttpRequest[] = [];
  let waiting = deferred<HttpRequest>();
  const server = createServer((message, response) => {
    const aborted = new Promise<void>((resolve) => {
      response.on('close', () => {
        if (!response.writableFinished) resolve();
      });
    });
    void textOf(message).then((body) => {
      const { method = '', url = '', headers } = message;
      const request = { method, url, headers, body, aborted };
      requests.push(request);
      waiting.resolve(request);
      waiting = deferred();
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, requests, next: () => waiting.promise };
}

async function textOf(message: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of message) text += String(chunk);
  return text;
}
