import type { Fetch } from '../model/exchange.ts';
import { environmentAgents } from './environment-agents.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `fetch` as a company's network wants it: through the proxies that the environment names, with the certificates that
 * the system trusts beside Node's own. It waits until its signal aborts; Node's own gives up after five minutes.
 */
export function networkFetch(env: Environment): Fetch {
  const agentFor = environmentAgents(env);
  return async (url, init) => {
    const [undici, { fetch }] = await Promise.all([import('./undici.ts'), import('./undici-fetch.ts')]);
    const address = typeof url === 'string' || url instanceof URL ? url : url.url;
    // The package and Node declare the same function with types of their own.
    const through = fetch as unknown as (url: string | URL, init: object) => Promise<Response>;
    return through(address, { ...init, dispatcher: agentFor(undici, new URL(address)) });
  };
}
