import type { ServerResponse } from 'node:http';
import { httpServer, type HttpRequest, type HttpServer } from '../support/http-server.ts';

interface Message {
  readonly id?: number;
  readonly method: string;
  readonly params?: Readonly<Record<string, unknown>>;
}
export type Answer = (message: Message, response: ServerResponse, request: HttpRequest) => unknown;

/** One JSON-RPC message as the whole answer. */
export function json(response: ServerResponse, message: object): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ jsonrpc: '2.0', ...message }));
}

const tool = {
  name: 'do',
  inputSchema: { type: 'object', properties: { word: { type: 'string' } }, required: ['word'] },
};

/** An MCP server over HTTP that answers calls as the test says. */
export function mcpServer(onCall: Answer): Promise<HttpServer> {
  return httpServer((request, response) => {
    if (request.method !== 'POST') {
      response.writeHead(405).end();
      return;
    }
    const message = JSON.parse(request.body) as Message;
    const { id, method, params } = message;
    if (method === 'initialize') {
      const result = {
        protocolVersion: params?.protocolVersion,
        capabilities: { tools: {} },
        serverInfo: { name: 'a', version: '1' },
      };
      json(response, { id, result });
    } else if (method === 'tools/list') json(response, { id, result: { tools: [tool] } });
    else if (method === 'tools/call') onCall(message, response, request);
    else response.writeHead(202).end();
  });
}
