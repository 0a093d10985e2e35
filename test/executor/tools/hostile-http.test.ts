import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Template } from '#core/ir/value.ts';
import { httpServer } from '../support/http-server.ts';
import * as is from '../support/programs.ts';
import { callOnce, realRun } from '../support/real-run.ts';

const { template, input } = is;

function get(url: Template, more: is.ToolParts = {}, headers: readonly [string, Template][] = []) {
  const named = headers.map(([name, value]) => ({ name, value }));
  return is.tool('tested', {
    implementation: { kind: 'http', id: 'http', method: 'GET', url, headers: named },
    ...more,
  });
}

async function redirecting(location: string) {
  const server = await httpServer((_request, response) => response.writeHead(302, { location }).end());
  return { server, end: (await realRun(callOnce(get(template(`${server.origin}/`))))).end };
}

describe('a server that is hostile', { timeout: 60_000 }, () => {
  it.each(['file:///etc/passwd', 'data:text/plain,hi', 'javascript:alert(1)', 'ftp://127.0.0.1/', 'http://'])(
    'redirects to no other kind of address: %s',
    async (location) => {
      expect((await redirecting(location)).end.message).toContain(
        'redirects to something that is no http or https address',
      );
    },
  );

  it('redirects to no address with a user, and not in a circle', async () => {
    expect((await redirecting('http://user:word@127.0.0.1:9/')).end.reason).toBe('tool-failed');
    const { server, end } = await redirecting('/again');
    expect(end.message).toContain('redirects more than 5 times');
    expect(server.requests).toHaveLength(6);
  });

  const zeros = Buffer.alloc(300_000_000, '0');
  it.each([
    ['gzip', () => gzipSync(zeros, { level: 1 })],
    ['br', () => brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
  ])('sends a little that becomes 300 MB (%s): the call fails where the limit is', async (encoding, pack) => {
    const bomb = pack();
    const server = await httpServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': encoding }).end(bomb);
    });
    const { end } = await realRun(callOnce(get(template(server.origin))));
    expect(end.message).toContain('the response has more than 20');
  });

  it('packs what it sends a hundred times, or not as it says: the call fails', async () => {
    for (const encoding of [Array.from({ length: 100 }, () => 'gzip').join(', '), 'gzip']) {
      const server = await httpServer((_request, response) => {
        response.writeHead(200, { 'content-encoding': encoding }).end('not packed at all');
      });
      expect((await realRun(callOnce(get(template(server.origin))))).end.reason).toBe('tool-failed');
    }
  });

  it('sends headers without an end, or JSON that nests without one: the call fails', async () => {
    const headers = await httpServer((_request, response) => {
      response.socket?.write(`HTTP/1.1 200 OK\r\n${'x-a: b\r\n'.repeat(100_000)}`);
    });
    const flooded = await realRun(callOnce(get(template(headers.origin), { timeout: 20_000 })));
    expect(flooded.end.message).toContain('cannot be reached: Headers Overflow');
    const nested = await httpServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('['.repeat(200_000) + ']'.repeat(200_000)),
    );
    const deep = await realRun(callOnce(get(template(nested.origin), { returns: is.any })));
    expect(deep.end.message).toContain('nested too deeply');
  });
});

describe('a value of a call that is hostile', { timeout: 30_000 }, () => {
  it.each([
    ['/../../admin', '%2F..%2F..%2Fadmin'],
    ['..%2f..%2fadmin', '..%252f..%252fadmin'],
    ['\\..\\admin', '%5C..%5Cadmin'],
    ['?admin=1#', '%3Fadmin%3D1%23'],
    ['@evil.example', '%40evil.example'],
    ['//evil.example', '%2F%2Fevil.example'],
    ['\r\nHost: evil', '%0D%0AHost%3A%20evil'],
    ['\u0000', '%00'],
    ['\u3002\uff0f', '%E3%80%82%EF%BC%8F'],
  ])('stays in its place: %j', async (id, encoded) => {
    const server = await httpServer((_request, response) => response.end('ok'));
    const tool = get(template(`${server.origin}/a/`, input('id'), '/b'), { parameters: { id: is.string } });
    expect((await realRun(callOnce(tool), { inputs: { id } })).end.reason).toBe('exit');
    expect(server.requests.map(({ url }) => url)).toEqual([`/a/${encoded}/b`]);
  });

  it('with half a character is refused where it cannot be sent', async () => {
    const server = await httpServer((_request, response) => response.end('ok'));
    const parameters = { id: is.string };
    const inAddress = get(template(`${server.origin}/`, input('id')), { parameters });
    const address = await realRun(callOnce(inAddress), { inputs: { id: 'a\ud800' } });
    expect(address.end.message).toContain('a value in an address holds half a character');
    const inHeader = get(template(server.origin), { parameters }, [['x-id', template(input('id'))]]);
    const header = await realRun(callOnce(inHeader), { inputs: { id: 'a\ud800' } });
    expect(header.end.message).toContain('the header x-id is not valid');
    expect(server.requests).toEqual([]);
  });

  it.each(['a\r\nx-b: c', 'a\nb', 'a\rb', 'a\0b'])('adds no header: %j', async (id) => {
    const server = await httpServer((_request, response) => response.end('ok'));
    const tool = get(template(server.origin), { parameters: { id: is.string } }, [
      ['x-id', template('id ', input('id'))],
    ]);
    expect((await realRun(callOnce(tool), { inputs: { id } })).end.message).toContain('line break');
    expect(server.requests).toEqual([]);
  });

  it('of 20 MB is sent whole, once', async () => {
    const server = await httpServer((_request, response) => response.end('ok'));
    const tool = is.tool('tested', {
      parameters: { text: is.string },
      implementation: {
        kind: 'http',
        id: 'http',
        method: 'POST',
        url: template(server.origin),
        headers: [],
        body: { kind: 'object', entries: [{ key: 'text', value: input('text') }] },
      },
    });
    const { end } = await realRun(callOnce(tool), { inputs: { text: '"'.repeat(10_000_000) } });
    expect(end.reason).toBe('exit');
    expect(server.requests.map(({ body }) => body.length)).toEqual([20_000_000 + '{"text":""}'.length]);
  });
});
