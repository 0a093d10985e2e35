import { once } from 'node:events';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { networkRequest } from '#executor/network/network-request.ts';
import { httpServer } from '../support/http-server.ts';

const request = networkRequest({});

describe('a request to a model', () => {
  it('brings method, headers and body there, and status, headers and text back', async () => {
    const server = await httpServer((_request, response) => {
      response.writeHead(418, { 'x-answer': 'yes', 'set-cookie': ['a=1', 'b=2'] }).end('Grüße');
    });
    const headers = new Headers({ 'x-question': 'why' });
    const response = await request(`${server.origin}/v1?a=b`, { method: 'post', headers, body: '{"a":"ü"}' });
    expect(server.requests[0]).toMatchObject({ method: 'POST', url: '/v1?a=b', body: '{"a":"ü"}' });
    expect(server.requests[0]?.headers).toMatchObject({ 'x-question': 'why', 'accept-encoding': 'identity' });
    expect(response.status).toBe(418);
    expect(response.headers.get('x-answer')).toBe('yes');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await response.text()).toBe('Grüße');
  });

  it('is not sent on', async () => {
    const server = await httpServer((_request, response) => {
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    const response = await request(`${server.origin}/`, { method: 'POST', body: 'x' });
    expect(response.status).toBe(307);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('is read when a proxy has compressed the answer: %s', async (encoding, compress) => {
    const server = await httpServer((_request, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(compress('in plain words'));
    });
    expect(await (await request(`${server.origin}/`)).text()).toBe('in plain words');
  });

  it('fails when a compressed answer is broken', async () => {
    const server = await httpServer((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('not compressed at all');
    });
    const response = await request(`${server.origin}/`);
    await expect(response.text()).rejects.toThrow();
  });

  it.each([204, 304])('takes an answer of status %i, which has no body', async (status) => {
    const server = await httpServer((_request, response) => {
      response.writeHead(status).end();
    });
    const response = await request(`${server.origin}/`);
    expect([response.status, response.body]).toEqual([status, null]);
  });

  it('tells any status as it is', async () => {
    const server = await httpServer((_request, response) => {
      response.writeHead(699).end('odd');
    });
    const response = await request(`${server.origin}/`);
    expect([response.status, response.ok, await response.text()]).toEqual([699, false, 'odd']);
  });

  it('ends with the reason of its signal, in the middle of a body too', async () => {
    const server = await httpServer((_request, response) => {
      response.write('the beginning');
    });
    const cancellation = new AbortController();
    const response = await request(`${server.origin}/`, { signal: cancellation.signal });
    const reading = response.text();
    const reason = new Error('enough');
    cancellation.abort(reason);
    await expect(reading).rejects.toBe(reason);
    await expect(request(`${server.origin}/`, { signal: cancellation.signal })).rejects.toBe(reason);
  });

  it('closes the connection when nobody reads on', async () => {
    let closed: Promise<unknown> | undefined;
    const server = await httpServer((_request, response) => {
      closed = once(response, 'close');
      response.write('the beginning');
    });
    const reader = (await request(`${server.origin}/`)).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await closed;
  });

  it('brings all of a body that is longer than what is held at once', async () => {
    const server = await httpServer((_request, response) => response.end('x'.repeat(5_000_000)));
    expect(await (await request(`${server.origin}/`)).text()).toHaveLength(5_000_000);
  });
});
