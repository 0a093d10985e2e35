import type { Fetch } from '../model/exchange.ts';
import { environmentAgent } from './environment-agent.ts';
import { proxySettings } from './proxy-settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `fetch` as a company's network wants it: through the proxies that the environment names, with the certificates that
 * the system trusts beside Node's own. Its agents are made by the first request that needs them.
 */
export function networkFetch(env: Environment): Fetch {
  const proxies = proxySettings(env);
  const isProxied = proxies.httpProxy !== '' || proxies.httpsProxy !== '';
  let loading: Promise<Fetch> | undefined;
  const load = async (): Promise<Fetch> => {
    const undici = await import('undici');
    const dispatcher = environmentAgent(undici, proxies);
    // The package and Node declare the same function with types of their own.
    const through = undici.fetch as unknown as (url: string | URL, init: object) => Promise<Response>;
    return (url, init) => through(url instanceof Request ? url.url : url, { ...init, dispatcher });
  };
  return async (url, init) => {
    const address = url instanceof Request ? url.url : url;
    if (!isProxied && new URL(address).protocol === 'http:') return fetch(url, init);
    loading ??= load();
    const through = await loading;
    return through(address, init);
  };
}
