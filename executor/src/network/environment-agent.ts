import type * as Undici from 'undici';
import type { ProxySettings } from './proxy-settings.ts';
import { trustedCertificates } from './trusted-certificates.ts';

/** Connections through the proxies, if any, with the certificates that the system trusts beside Node's own. */
export function environmentAgent(undici: typeof Undici, proxies: ProxySettings): Undici.EnvHttpProxyAgent {
  const ca = trustedCertificates();
  return new undici.EnvHttpProxyAgent({
    ...proxies,
    connect: { ca },
    requestTls: { ca },
    proxyTls: { ca },
    ...patient,
  });
}

/** Who waits decides how long: models have their own watch, tools their own time. */
export const patient = { headersTimeout: 0, bodyTimeout: 0 } as const;
