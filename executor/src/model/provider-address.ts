import type { Provider } from '../protocol/messages.ts';

/**
 * Where the requests of a model go, without `/chat/completions`. `{model}` in the address of its provider becomes the model's
 * name, as in the deployments of Azure; its query is sent with every request, as Azure's `api-version`.
 */
export function addressFor({ baseUrl }: Provider, model: string): string {
  const { origin, pathname, search } = new URL(baseUrl.replaceAll('{model}', encodeURIComponent(model)));
  return `${origin}${pathname.replace(/\/+$/, '')}${search}`;
}

/** Hosts of Azure, which take a key in the header `api-key`. */
const azure = /\.(openai|cognitiveservices|services\.ai)\.azure\.(com|us|cn)$/i;

/** Whether the key goes in the header `api-key`, as Azure wants it, rather than as a bearer token. */
export function sendsKeyAsHeader({ keyHeader, baseUrl }: Provider): boolean {
  if (keyHeader !== undefined) return keyHeader === 'api-key';
  return azure.test(new URL(baseUrl).hostname);
}
