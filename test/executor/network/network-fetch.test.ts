import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { networkFetch } from '#executor/network/network-fetch.ts';
import { networkRequest } from '#executor/network/network-request.ts';
import { httpServer } from '../support/http-server.ts';
import { proxyTo } from '../support/proxy.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const certificate = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/certificates/${name}`, import.meta.url));
const folderOfSources = new URL('../../../executor/src/network/', import.meta.url);
const ways = [
  { name: 'networkFetch', file: 'network-fetch.ts', reach: networkFetch },
  { name: 'networkRequest', file: 'network-request.ts', reach: networkRequest },
] as const;
type Way = (typeof ways)[number];
const folder = temporaryFolder();

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A server with a certificate that only the authority of the tests vouches for. */
async function companyServer(): Promise<{ readonly port: number }> {
  const server = createServer(
    { key: readFileSync(certificate('server-key.pem')), cert: readFileSync(certificate('server.pem')) },
    (_request, response) => response.end('inside'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return server.address() as AddressInfo;
}

/** What a process with this environment gets from an address: the text, or the code of the failure. */
async function fetchedBy({ name, file }: Way, env: Readonly<Record<string, string>>, url: string): Promise<unknown> {
  const script = folder.write(
    'fetch.mjs',
    `const { ${name} } = await import(${JSON.stringify(fileURLToPath(new URL(file, folderOfSources)))});
     const outcome = await ${name}(process.env)(${JSON.stringify(url)})
       .then((response) => response.text())
       .catch((error) => error.cause?.code ?? error.code ?? error.message);
     process.send(outcome, () => process.exit());`,
  );
  const child = fork(script, { execArgv: [], env: { PATH: process.env.PATH, ...env } });
  open.push(() => child.kill('SIGKILL'));
  const [outcome] = (await once(child, 'message')) as [unknown];
  return outcome;
}

describe.each(ways)('$name through a proxy', { timeout: 30_000 }, ({ reach }) => {
  it('reach a host that only the proxy knows, with its credentials', async () => {
    const server = await httpServer((_request, response) => response.end('through'));
    const proxy = await proxyTo(server.origin);
    const fetch = reach({ HTTP_PROXY: proxy.url });
    const response = await fetch('http://model.test/v1', { method: 'POST', body: 'hello' });
    expect(await response.text()).toBe('through');
    expect(server.requests[0]).toMatchObject({ method: 'POST', url: '/v1', body: 'hello' });
    expect(proxy.asked.map((host) => host.replace(/:80$/, ''))).toEqual(['model.test']);
  });

  it('are not made for this machine, nor for a host of NO_PROXY', async () => {
    const server = await httpServer((_request, response) => response.end('direct'));
    const proxy = await proxyTo(server.origin);
    const { port } = new URL(server.origin);
    const local = reach({ HTTP_PROXY: proxy.url });
    expect(await (await local(`http://127.0.0.1:${port}/`)).text()).toBe('direct');
    const excepted = reach({ HTTP_PROXY: proxy.url, NO_PROXY: '.test' });
    await expect(excepted('http://model.test/')).rejects.toThrow();
    expect(proxy.asked).toEqual([]);
  });

  it('go to an address that is a text, a URL or a whole request', async () => {
    const server = await httpServer((_request, response) => response.end());
    const fetch = reach({});
    const address = `${server.origin}/v1?a=b`;
    for (const url of [address, new URL(address), new Request(address)]) expect((await fetch(url)).status).toBe(200);
    expect(server.requests.map(({ url }) => url)).toEqual(['/v1?a=b', '/v1?a=b', '/v1?a=b']);
  });

  it('fail in words that hold no password', async () => {
    const server = await httpServer((_request, response) => response.end());
    const proxy = await proxyTo(server.origin);
    const fetch = reach({ HTTPS_PROXY: proxy.url.replace('canary-proxy', 'wrong-canary') });
    const error: unknown = await fetch('https://model.test/').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    for (let cause = error; cause instanceof Error; cause = cause.cause) expect(cause.message).not.toContain('canary');
  });
});

describe.each(ways)('$name and the certificate of a company', { timeout: 30_000 }, (way) => {
  it('is refused while nobody vouches for it', async () => {
    const { port } = await companyServer();
    expect(await fetchedBy(way, {}, `https://localhost:${port}/`)).toMatch(/CERT|SIGN|ISSUER/);
  });

  it.each(['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'])('is accepted with its authority in %s', async (variable) => {
    const { port } = await companyServer();
    const env = { [variable]: certificate('authority.pem') };
    expect(await fetchedBy(way, env, `https://localhost:${port}/`)).toBe('inside');
  });

  it('is accepted through a proxy too', async () => {
    const { port } = await companyServer();
    const proxy = await proxyTo(`https://127.0.0.1:${port}`);
    const env = { NODE_EXTRA_CA_CERTS: certificate('authority.pem'), HTTPS_PROXY: proxy.url };
    expect(await fetchedBy(way, env, 'https://model.test/')).toBe('inside');
    expect(proxy.asked).toEqual(['model.test:443']);
  });

  it('is accepted without one when the user said that nobody has to vouch', async () => {
    const { port } = await companyServer();
    expect(await fetchedBy(way, { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, `https://localhost:${port}/`)).toBe('inside');
  });
});
