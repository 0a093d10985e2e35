import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { networkFetch } from '#executor/network/network-fetch.ts';
import { networkRequest } from '#executor/network/network-request.ts';

/** A proxy that closes each connection as soon as it is asked for something; it gives up after so many. */
async function closingProxy(most: number): Promise<{ readonly url: string; readonly connections: () => number }> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    if (connections === most) server.close();
    socket.on('error', () => undefined).once('data', () => socket.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, connections: () => connections };
}

it.each([
  { name: 'requests to models', reach: networkRequest, protocol: 'http' },
  { name: 'requests to models', reach: networkRequest, protocol: 'https' },
  { name: 'requests of tools', reach: networkFetch, protocol: 'http' },
  { name: 'requests of tools', reach: networkFetch, protocol: 'https' },
] as const)('$name fail at once when a proxy closes the connection: $protocol', async ({ reach, protocol }) => {
  const proxy = await closingProxy(100);
  const fetch = reach({ HTTP_PROXY: proxy.url });
  const failed = await fetch(`${protocol}://model.test/`).catch((error: unknown) => error);
  const causes: unknown[] = [];
  for (let cause = failed; cause instanceof Error; cause = cause.cause) causes.push(cause.message);
  expect(causes).toContain('the proxy closed the connection without an answer');
  expect(proxy.connections()).toBe(1);
});
