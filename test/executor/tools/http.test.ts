import { describe, expect, it } from 'vitest';
import type { Tool } from '#core/ir/tool.ts';
import type { Template, Value } from '#core/ir/value.ts';
import { httpServer, type HttpServer } from '../support/http-server.ts';
import * as is from '../support/programs.ts';
import { callOnce, realRun } from '../support/real-run.ts';

interface Parts extends is.ToolParts {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, Template>>;
  readonly body?: Value;
}

function http(url: Template, { method = 'GET', headers = {}, body, ...more }: Parts = {}): Tool {
  const named = Object.entries(headers).map(([name, value]) => ({ name, value }));
  const implementation = {
    kind: 'http',
    id: 'http',
    method,
    url,
    headers: named,
    ...(body !== undefined && { body }),
  } as const;
  return is.tool('tested', { implementation, ...more });
}

const { template, input } = is;
const secrets = { askSecret: () => Promise.resolve({ value: 'canary-bird' }) };

async function echo(): Promise<HttpServer> {
  return httpServer((_request, response) => response.end('ok'));
}

describe('a request', () => {
  it('encodes each placeholder of its address as one component', async () => {
    const server = await echo();
    const url = template(`${server.origin}/a/`, input('id'), '?q=', input('id'), '&n=', input('n'));
    const tool = http(url, { parameters: { id: is.string, 'n?': is.number } });
    await realRun(callOnce(tool), { inputs: { id: 'x/../y?&=#ü' } });
    expect(server.requests[0]?.url).toBe('/a/x%2F..%2Fy%3F%26%3D%23%C3%BC?q=x%2F..%2Fy%3F%26%3D%23%C3%BC&n=');
  });

  it('lets no value choose the host or climb up the path', async () => {
    const server = await echo();
    const host = http(template('http://', input('id'), '/x'), { parameters: { id: is.string } });
    expect((await realRun(callOnce(host), { inputs: { id: '127.0.0.1' } })).end.message).toContain('host');
    const path = http(template(`${server.origin}/a/`, input('id'), '/b'), { parameters: { id: is.string } });
    for (const id of ['.', '..']) {
      expect((await realRun(callOnce(path), { inputs: { id } })).end.message).toContain('`..`');
    }
    const port = http(template(server.origin, input('id')), { parameters: { id: is.string } });
    expect((await realRun(callOnce(port), { inputs: { id: '.evil.example' } })).end.message).toContain('host');
    expect(server.requests).toEqual([]);
  });

  it('sends a structure as JSON, a form as a form, a text as it is, and leaves out what was not given', async () => {
    const server = await echo();
    const structure: Value = {
      kind: 'object',
      entries: [
        { key: 'to', value: input('to') },
        { key: 'tags', value: is.json(['a', 'b c']) },
        { key: 'cc', value: input('cc') },
      ],
    };
    const parameters = { to: is.string, 'cc?': is.string };
    const url = template(`${server.origin}/`);
    const form = { 'content-type': template('application/x-www-form-urlencoded') };
    const text: Value = { kind: 'template', template: template('to: "', input('to'), '"') };
    await realRun(callOnce(http(url, { method: 'POST', parameters, body: structure })), { inputs: { to: 'a"b' } });
    await realRun(callOnce(http(url, { method: 'POST', parameters, headers: form, body: structure })), {
      inputs: { to: 'a&b' },
    });
    await realRun(callOnce(http(url, { method: 'PUT', parameters, body: text })), { inputs: { to: 'a"b' } });
    expect(server.requests.map(({ method, body }) => [method, body])).toEqual([
      ['POST', '{"to":"a\\"b","tags":["a","b c"]}'],
      ['POST', 'to=a%26b&tags=a&tags=b+c'],
      ['PUT', 'to: "a"b"'],
    ]);
    expect(server.requests[0]?.headers['content-type']).toBe('application/json');
  });

  it('refuses a line break in a header', async () => {
    const server = await echo();
    const tool = http(template(server.origin), {
      parameters: { x: is.string },
      headers: { 'x-a': template(input('x')) },
    });
    expect((await realRun(callOnce(tool), { inputs: { x: 'a\r\nx-b: c' } })).end.message).toContain('line break');
    expect(server.requests).toEqual([]);
  });

  it('carries secrets, told to the host with the origin that they go to, and no event shows them', async () => {
    const server = await httpServer((request, response) =>
      response.end(`you sent ${request.headers.authorization ?? ''}`),
    );
    const tool = http(template(`${server.origin}/`), {
      headers: { authorization: template('Bearer ', { secret: 'T' }) },
    });
    const asked: unknown[] = [];
    const run = await realRun(callOnce(tool), {
      host: {
        askSecret: (request) => {
          asked.push(request);
          return Promise.resolve({ value: 'canary-bird' });
        },
      },
    });
    expect(asked).toEqual([{ run: 'real', tool: 'tested', name: 'T', origin: server.origin }]);
    expect(server.requests[0]?.headers.authorization).toBe('Bearer canary-bird');
    expect(run.end.result).toBe('you sent Bearer [secret]');
    expect(JSON.stringify(run.events)).not.toContain('canary-bird');
  });

  it('tells the host when the secret itself decides where the request goes', async () => {
    const server = await httpServer((_request, response) => response.end('here'));
    const asked: unknown[] = [];
    const run = await realRun(callOnce(http(template('http://', { secret: 'T' }, '/'))), {
      host: {
        askSecret: (request) => {
          asked.push(request.origin);
          return Promise.resolve({ value: new URL(server.origin).host });
        },
      },
    });
    expect(asked).toEqual([null]);
    expect(run.end).toMatchObject({ reason: 'exit', result: 'here' });
  });

  it('is not sent on with a secret to another origin', async () => {
    const thief = await echo();
    const server = await httpServer((_request, response) => response.writeHead(302, { location: thief.origin }).end());
    const bare = http(template(`${server.origin}/`));
    expect((await realRun(callOnce(bare))).end).toEqual({ reason: 'exit', result: 'ok' });
    const tool = http(template(`${server.origin}/?k=`, { secret: 'T' }));
    const run = await realRun(callOnce(tool), { host: secrets });
    expect(run.end.message).toContain('is not sent on');
    expect(thief.requests).toHaveLength(1);
  });

  it('keeps the headers that its author wrote for the origin that the author wrote', async () => {
    const other = await echo();
    const server = await httpServer((request, response) =>
      response.writeHead(307, { location: request.url === '/' ? '/again' : other.origin }).end(),
    );
    const headers = { authorization: template('Bearer mine'), 'x-own': template('mine') };
    const body: Value = { kind: 'template', template: template('text') };
    await realRun(callOnce(http(template(`${server.origin}/`), { method: 'POST', headers, body })));
    expect(server.requests.map((request) => request.headers['x-own'])).toEqual(['mine', 'mine']);
    expect(other.requests).toMatchObject([{ method: 'POST', body: 'text' }]);
    expect(other.requests[0]?.headers).not.toHaveProperty('authorization');
    expect(other.requests[0]?.headers).not.toHaveProperty('x-own');
  });

  it('is aborted when its time is over or the run is cancelled', async () => {
    const server = await httpServer(() => undefined);
    const slow = await realRun(callOnce(http(template(server.origin), { timeout: 100 })));
    expect(slow.end.message).toContain('it took longer than 100 ms');
    await server.requests[0]?.aborted;
    const cancel = new AbortController();
    const waiting = realRun(callOnce(http(template(server.origin))), { signal: cancel.signal });
    await server.next();
    cancel.abort();
    expect((await waiting).end.reason).toBe('cancelled');
    await server.requests[1]?.aborted;
  });
});

describe('a response', () => {
  const answering = async (status: number, type: string, text: string, returns?: is.ToolParts['returns']) => {
    const server = await httpServer((_request, response) =>
      response.writeHead(status, { 'content-type': type }).end(text),
    );
    const { end } = await realRun(callOnce(http(template(server.origin), returns === undefined ? {} : { returns })));
    return end;
  };
  const page = is.object({ id: is.string });

  it('is JSON when it says so, text otherwise; a declared string is always the text', async () => {
    expect(await answering(200, 'application/json', '{"id":"1","more":2}', page)).toMatchObject({
      result: { id: '1' },
    });
    expect(await answering(200, 'application/vnd.x+json', '{"id":"1"}')).toMatchObject({ result: { id: '1' } });
    expect(await answering(200, 'text/plain', '{"id":"1"}', page)).toMatchObject({ result: { id: '1' } });
    expect(await answering(200, 'text/plain', 'hello\n')).toMatchObject({ result: 'hello' });
    expect(await answering(200, 'application/json', '"hello"', is.string)).toMatchObject({ result: '"hello"' });
    expect(await answering(204, 'application/json', '')).toMatchObject({ reason: 'exit', result: null });
  });

  it('is a failure from 400 on, when it cannot be read, and when it does not fit', async () => {
    expect((await answering(404, 'text/plain', 'no such page')).message).toContain('answered 404: no such page');
    expect((await answering(500, 'application/json', '{}')).reason).toBe('tool-failed');
    expect((await answering(200, 'application/json', '{oops')).message).toContain('cannot be read');
    expect((await answering(200, 'application/json', '{"id":1}', page)).message).toContain('`id` must be string');
  });

  it(
    'is cut with a mark when it is a long text, and a failure when it is long JSON or has no end',
    { timeout: 60_000 },
    async () => {
      const flood = (type: string, megabytes: number): Promise<HttpServer> =>
        httpServer((_request, response) => {
          response.writeHead(200, { 'content-type': type });
          let left = megabytes;
          const more = (): void => {
            if (left > 0) response.write(Buffer.alloc(1_000_000, 'x'), more);
            else response.end();
            left -= 1;
          };
          more();
        });
      const long = await flood('text/plain', 12);
      const text = await realRun(callOnce(http(template(long.origin))));
      expect((text.end.result as string).slice(9_999_998)).toBe('xx\n… cut: 2.0 MB more');
      const structure = await flood('application/json', 12);
      const json = await realRun(callOnce(http(template(structure.origin), { returns: is.list(is.string) })));
      expect(json.end.message).toContain('it is too large, 12.0 MB');
      const endless = await flood('text/plain', Infinity);
      expect((await realRun(callOnce(http(template(endless.origin))))).end.message).toContain('has more than 20');
    },
  );

  it('is asked for again as often as the tool says, with the same idempotency key', async () => {
    const server = await httpServer((_request, response) =>
      response.writeHead(server.requests.length < 2 ? 404 : 200, { 'content-type': 'text/plain' }).end('here'),
    );
    const { end } = await realRun(callOnce(http(template(server.origin), { retry: 1 })));
    expect(end).toEqual({ reason: 'exit', result: 'here' });
    expect(server.requests.map(({ headers }) => headers['idempotency-key'])).toEqual([
      'real/1.tool.tested',
      'real/1.tool.tested',
    ]);
  });

  it('has the idempotency key that its author wrote', async () => {
    const server = await httpServer((_request, response) => response.end('"here"'));
    await realRun(callOnce(http(template(server.origin), { headers: { 'Idempotency-Key': template('mine') } })));
    expect(server.requests.map(({ headers }) => headers['idempotency-key'])).toEqual(['mine']);
  });

  it('is a failure when there is none', async () => {
    const { end } = await realRun(callOnce(http(template('http://127.0.0.1:9/'))));
    expect(end.message).toContain('127.0.0.1:9 cannot be reached');
  });
});
