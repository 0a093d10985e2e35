import { describe, expect, it, vi } from 'vitest';
import { httpServer } from '../support/http-server.ts';
import { proxyTo } from '../support/proxy.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { json, mcpServer, type Answer } from './http-server.ts';
import { doIt, mcpRun, type McpRun } from './mcp-run.ts';

const folder = temporaryFolder();
const inputs = { word: 'seven' };

function run(url: string, more: object = {}, parts: Parameters<typeof doIt>[1] = {}): Promise<McpRun> {
  const config = {
    inputs: [{ id: 'key', type: 'promptString', password: true }],
    servers: { tested: { type: 'http', url, ...more } },
  };
  return mcpRun(folder, config, doIt(folder, parts), { inputs, given: { key: 'canary-bird' } });
}

describe('a server over HTTP', { timeout: 60_000 }, () => {
  it('gets its headers with every request, and no other origin does', async () => {
    const thief = await httpServer((_request, response) => response.end('{}'));
    const server = await mcpServer((_message, response) =>
      response.writeHead(307, { location: `${thief.origin}/mcp` }).end(),
    );
    const robbed = await run(`${server.origin}/mcp`, { headers: { Authorization: 'Bearer ${input:key}' } });
    expect(robbed.end.reason).toBe('tool-failed');
    expect(robbed.end.message).toContain(thief.origin.slice('http://'.length));
    expect(thief.requests).toEqual([]);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(
      server.requests.map(() => 'Bearer canary-bird'),
    );
    expect(JSON.stringify([robbed.events, robbed.asked, robbed.end])).not.toContain('canary-bird');
  });

  it('may redirect within its origin', async () => {
    const server = await mcpServer(({ id }, response, { url }) => {
      if (url === '/mcp') response.writeHead(307, { location: '/elsewhere' }).end();
      else json(response, { id, result: { content: [{ type: 'text', text: 'here' }] } });
    });
    expect((await run(`${server.origin}/mcp`)).end.result).toBe('here');
  });

  it('that redirects its greeting elsewhere is not followed, and the run is refused', async () => {
    const thief = await httpServer((_request, response) => response.end('{}'));
    const server = await httpServer((_request, response) => response.writeHead(302, { location: thief.origin }).end());
    await expect(run(`${server.origin}/mcp`, { headers: { 'x-key': '${input:key}' } })).rejects.toMatchObject({
      refusal: { kind: 'mcp-server' },
    });
    expect(thief.requests).toEqual([]);
  });

  it.each<[string, Answer]>([
    [
      'ends its stream before the result',
      (_message, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).end(': nothing\n\n');
      },
    ],
    [
      'cuts the connection in mid-stream',
      (_message, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write('event: mess');
        setImmediate(() => response.destroy());
      },
    ],
    ['answers 500', (_message, response) => response.writeHead(500).end('out of order')],
    [
      'answers garbage',
      (_message, response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"jsonrpc"');
      },
    ],
    [
      'answers a page',
      (_message, response) => {
        response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hello</h1>');
      },
    ],
  ])('that %s fails its call', async (_name, onCall) => {
    const server = await mcpServer(onCall);
    expect((await run(`${server.origin}/mcp`)).end.reason).toBe('tool-failed');
  });

  it.each<[string, string, Answer]>([
    ['401', 'the server answered 401', (_message, response) => response.writeHead(401).end()],
    [
      '500',
      'the server answered 500: out of order',
      (_message, response) => response.writeHead(500).end('out of order'),
    ],
    [
      'that it lies elsewhere',
      'the server answered 307: Redirect to http://elsewhere.test/mcp not followed',
      (_message, response) => response.writeHead(307, { location: 'http://elsewhere.test/mcp' }).end(),
    ],
    [
      'half of it',
      'the answer was cut off',
      (_message, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"jsonrpc"');
        setImmediate(() => response.destroy());
      },
    ],
  ])('that answers %s is told as that', async (_name, words, onCall) => {
    const server = await mcpServer(onCall);
    const { message } = (await run(`${server.origin}/mcp`)).end;
    expect(message?.endsWith(` failed: ${words}`), message).toBe(true);
  });

  it('that floods fails its call', async () => {
    const server = await mcpServer((_message, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const chunk = Buffer.alloc(1_000_000, 0x20);
      const more = (): void => {
        while (!response.destroyed) if (!response.write(chunk)) return void response.once('drain', more);
      };
      more();
    });
    const flooded = await run(`${server.origin}/mcp`, {}, { timeout: 50_000 });
    expect(flooded.end.message).toContain('the answer has more than');
  });

  it('may take its time for a call: the answers before it have ended long ago', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const slow = await mcpServer(async ({ id }, response) => {
        await vi.advanceTimersByTimeAsync(60_000);
        json(response, { id, result: { content: [{ type: 'text', text: 'at last' }] } });
      });
      expect((await run(`${slow.origin}/mcp`)).end.result).toBe('at last');
    } finally {
      vi.useRealTimers();
    }
  });

  it('is reached through the proxy that the environment names', async () => {
    const server = await mcpServer(({ id }, response) => {
      json(response, { id, result: { content: [{ type: 'text', text: 'through' }] } });
    });
    const proxy = await proxyTo(server.origin);
    vi.stubEnv('HTTP_PROXY', proxy.url);
    const { end } = await run('http://mcp.test/mcp').finally(() => {
      vi.unstubAllEnvs();
    });
    expect(end.result).toBe('through');
    expect(new Set(proxy.asked.map((host) => host.replace(/:80$/, '')))).toEqual(new Set(['mcp.test']));
  });

  it('that is not there is said before anything is called', async () => {
    await expect(run('http://127.0.0.1:1/mcp')).rejects.toMatchObject({ refusal: { kind: 'mcp-server' } });
  });

  it('obeys the time-out of the tool', async () => {
    const server = await mcpServer(() => undefined);
    const late = await run(`${server.origin}/mcp`, {}, { timeout: 500 });
    expect(late.end.message).toBe('`do` failed: it took longer than 500 ms');
  });
});
