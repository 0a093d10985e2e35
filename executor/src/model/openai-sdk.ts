import type { Provider } from '../protocol/messages.ts';
import type { CompletionBody } from './completion-body.ts';
import type { Fetch } from './exchange.ts';
import { addressFor, sendsKeyAsHeader } from './provider-address.ts';

/** The part of OpenAI's SDK that is used: it writes requests and reads streams of events. */
export interface Sdk {
  /** Sends a request; rejects for an answer that says that it failed. */
  send(body: CompletionBody, signal: AbortSignal): Promise<Response>;
  /** The events of a stream; throws for one that says an error or is no JSON. */
  events(response: Response): AsyncIterable<unknown>;
}

/**
 * Loads the SDK, on the first call. `model`: the name that an address may hold. The key goes to the provider's origin
 * only: redirects are not followed.
 */
export async function openaiSdk(provider: Provider, model: string, fetch: Fetch): Promise<Sdk> {
  const [{ default: Client }, { Stream }] = await Promise.all([import('openai'), import('openai/core/streaming')]);
  const { key } = provider;
  const { baseUrl, query } = addressFor(provider, model);
  const client = new Client({
    baseURL: baseUrl,
    defaultQuery: query,
    // The SDK insists on a key; without one, the header that would carry it is left out.
    apiKey: key ?? 'none',
    // Everything that the SDK would read from the environment is given here: a run uses what its host chose.
    organization: null,
    project: null,
    webhookSecret: null,
    adminAPIKey: null,
    maxRetries: 0,
    timeout: 2 ** 31 - 1,
    logLevel: 'off',
    fetch,
    fetchOptions: { redirect: 'manual' },
    ...(key === undefined && { defaultHeaders: { Authorization: null } }),
    ...(key !== undefined && sendsKeyAsHeader(provider) && { defaultHeaders: { Authorization: null, 'api-key': key } }),
  });
  return {
    send: (body, signal) => client.chat.completions.create(body, { signal }).asResponse(),
    // Reading ends with the response; nothing else hangs on the controller.
    events: (response) => Stream.fromSSEResponse<unknown>(response, new AbortController(), client),
  };
}
