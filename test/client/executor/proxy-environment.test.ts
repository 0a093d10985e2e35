import { describe, expect, it, vi } from 'vitest';
import { proxyEnvironment } from '../../../client/src/executor/proxy-environment.ts';

const settings = vi.hoisted(() => new Map<string, unknown>());
vi.mock('vscode', () => ({
  workspace: {
    getConfiguration: () => ({ get: (name: string, usual?: unknown) => settings.get(name) ?? usual }),
  },
}));

const env = { PATH: '/bin', http_proxy: 'http://env:1', HTTPS_PROXY: 'http://env:2', NO_PROXY: 'env.example' };

/** What of the environment reaches a process, with these settings. */
function seen(values: Readonly<Record<string, unknown>>): object {
  settings.clear();
  for (const [name, value] of Object.entries(values)) settings.set(name, value);
  return JSON.parse(JSON.stringify(proxyEnvironment(env))) as object;
}

describe('the environment of the executor', () => {
  it('says where the proxies are while the settings do not', () => {
    expect(seen({})).toEqual(env);
    expect(seen({ proxy: ' ', noProxy: [], proxyStrictSSL: true, proxySupport: 'override' })).toEqual(env);
  });

  it('gets the proxy of the settings in the place of its own', () => {
    expect(seen({ proxy: 'http://set:3' })).toEqual({
      PATH: '/bin',
      HTTP_PROXY: 'http://set:3',
      HTTPS_PROXY: 'http://set:3',
      NO_PROXY: 'env.example',
    });
  });

  it('loses its proxies when the editor supports none', () => {
    expect(seen({ proxy: 'http://set:3', proxySupport: 'off' })).toEqual({ PATH: '/bin', NO_PROXY: 'env.example' });
  });

  it('gets the exceptions and the leniency of the settings', () => {
    expect(seen({ noProxy: ['a.example', '.b'], proxyStrictSSL: false })).toEqual({
      ...env,
      NO_PROXY: 'a.example,.b',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
    });
  });
});
