import type { Dispatcher } from 'undici';
import { proxyClient } from './proxy-client.ts';
import { proxySettings } from './proxy-settings.ts';
import { trustedCertificates } from './trusted-certificates.ts';
import type * as Undici from './undici.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Who waits decides how long: models have their own watch, tools their own time. */
const patient = { headersTimeout: 0, bodyTimeout: 0 } as const;

/**
 * Chooses the connections of a request: through the proxies that the environment names, with the certificates that the
 * system trusts beside Node's own. Each kind is made by the first request that needs it: to read certificates takes time.
 */
export function environmentAgents(env: Environment): (undici: typeof Undici, url: URL) => Dispatcher {
  const proxies = proxySettings(env);
  const isProxied = proxies.httpProxy !== '' || proxies.httpsProxy !== '';
  let plain: Dispatcher | undefined;
  let secure: Dispatcher | undefined;
  return (undici, url) => {
    if (!isProxied && url.protocol === 'http:') return (plain ??= new undici.Agent(patient));
    if (secure === undefined) {
      const ca = trustedCertificates();
      secure = new undici.EnvHttpProxyAgent({
        ...proxies,
        connect: { ca },
        requestTls: { ca },
        proxyTls: { ca },
        clientFactory: (origin, options) => proxyClient(undici, origin, options),
        ...patient,
      });
    }
    return secure;
  };
}
