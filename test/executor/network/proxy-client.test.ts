import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { networkFetch } from '#executor/network/network-fetch.ts';
import { networkRequest } from '#executor/network/network-request.ts';
import { deferred } from '../support/deferred.ts';

/** A proxy that does so with each connection as soon as it is asked for something; it gives up after so many. */
async function proxyThat(
  answers: (socket: Socket) => void,
  most = 100,
): Promise<{ readonly url: string; readonly connections: () => number }> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    if (connections === most) server.close();
    socket
      .on('error', () => undefined)
      .once('data', () => {
        answers(socket);
      });
    onTestFinished(() => void socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, connections: () => connections };
}

/** What a request through a proxy fails with, from the outermost to the innermost. */
async function failure(asked: Promise<Response>): Promise<readonly unknown[]> {
  const failed = await asked.catch((error: unknown) => error);
  const causes: unknown[] = [];
  for (let cause = failed; cause instanceof Error; cause = cause.cause) causes.push(cause.message);
  return causes;
}

const requests = [
  { name: 'requests to models', reach: networkRequest, protocol: 'http' },
  { name: 'requests to models', reach: networkRequest, protocol: 'https' },
  { name: 'requests of tools', reach: networkFetch, protocol: 'http' },
  { name: 'requests of tools', reach: networkFetch, protocol: 'https' },
] as const;

describe.each(requests)('$name through a proxy: $protocol', ({ reach, protocol }) => {
  const url = `${protocol}://model.test/`;

  it('fail at once when it closes the connection', async () => {
    const proxy = await proxyThat((socket) => socket.end());
    const asked = reach({ HTTP_PROXY: proxy.url })(url);
    expect(await failure(asked)).toContain('the proxy closed the connection without an answer');
    expect(proxy.connections()).toBe(1);
  });

  it.each([
    { address: 'http://', says: 'it asks for a user and a password, as in http://USER:PASSWORD@HOST:PORT' },
    { address: 'http://ada:secret@', says: 'it does not take the user and the password of its address' },
  ])('say what is wrong when it wants a password and its address begins with $address', async ({ address, says }) => {
    const proxy = await proxyThat((socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'));
    const asked = reach({ HTTP_PROXY: proxy.url.replace('http://', address) })(url);
    expect(await failure(asked)).toContain(`the proxy answered 407: ${says}`);
    expect(proxy.connections()).toBe(1);
  });

  it('end with their signal while it says nothing', async () => {
    const waiting = deferred<undefined>();
    const proxy = await proxyThat(() => {
      waiting.resolve(undefined);
    });
    const controller = new AbortController();
    const asked = failure(reach({ HTTP_PROXY: proxy.url })(url, { signal: controller.signal }));
    await waiting.promise;
    controller.abort(new Error('no more'));
    expect(await asked).toContain('no more');
  });

  it('fail when it says nothing for too long', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const waiting = deferred<undefined>();
    const proxy = await proxyThat(() => {
      waiting.resolve(undefined);
    });
    const asked = failure(reach({ HTTP_PROXY: proxy.url })(url));
    await waiting.promise;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await asked).toContain('the proxy made no connection within 30.0 s');
  });
});
