import { describe, expect, it } from 'vitest';
import { proxyPasswords, proxySettings } from '#executor/network/proxy-settings.ts';

const here = 'localhost,127.0.0.1,[::1]';

describe('the proxies of an environment', () => {
  it.each([
    [{}, '', '', here],
    [{ HTTP_PROXY: 'http://a:1' }, 'http://a:1', 'http://a:1', here],
    [{ HTTPS_PROXY: 'http://b:2' }, '', 'http://b:2', here],
    [{ HTTP_PROXY: 'http://a:1', http_proxy: 'http://c:3' }, 'http://c:3', 'http://c:3', here],
    [{ HTTP_PROXY: 'http://a:1', HTTPS_PROXY: 'http://b:2' }, 'http://a:1', 'http://b:2', here],
    [{ ALL_PROXY: 'http://a:1', https_proxy: 'http://b:2' }, 'http://a:1', 'http://b:2', here],
    [{ HTTP_PROXY: 'a:1' }, 'http://a:1', 'http://a:1', here],
    [{ HTTP_PROXY: 'socks5://a:1' }, '', '', here],
    [{ HTTP_PROXY: 'http://[', HTTPS_PROXY: '' }, '', '', here],
    [{ NO_PROXY: 'intra.example, .corp' }, '', '', `intra.example, .corp,${here}`],
    [{ no_proxy: '*' }, '', '', '*'],
  ])('%j', (env, httpProxy, httpsProxy, noProxy) => {
    expect(proxySettings(env)).toEqual({ httpProxy, httpsProxy, noProxy });
  });

  it('have passwords that are to be kept', () => {
    expect(proxyPasswords({ HTTPS_PROXY: 'http://ada:p%40ss@a:1' })).toEqual(['p%40ss', 'p@ss']);
    expect(proxyPasswords({ HTTPS_PROXY: 'http://a:1' })).toEqual([]);
  });
});
