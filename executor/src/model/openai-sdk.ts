import type { ClientOptions } from 'openai/client';
import type { Provider } from '../protocol/messages.ts';
import { ModelError } from './chat-model.ts';
import type { CompletionBody } from './completion-body.ts';
import { throwingFetch, type Fetch } from './exchange.ts';
import { addressFor, sendsKeyAsHeader } from './provider-address.ts';

/** Sends a request by OpenAI's SDK, which writes it; rejects for an answer that says that it failed. */
export type Send = (body: CompletionBody, signal: AbortSignal) => Promise<Response>;

/**
 * Loads the SDK, on the first call. `model`: the name that an address may hold. The key goes to the provider's origin
 * only: redirects are not followed.
 */
export async function openaiSdk(provider: Provider, model: string, fetch: Fetch): Promise<Send> {
  const { OpenAI: Client } = await import('openai/client');
  const { key } = provider;
  if (key !== undefined && !sendable.test(key.replace(blankEnd, ''))) {
    throw new ModelError(`the key of ${provider.name} holds a character that cannot be sent`, { retryable: false });
  }
  const options: ClientOptions = {
    // Of a query that is given apart from it, the SDK would send one value for each name.
    baseURL: addressFor(provider, model),
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
    fetch: throwingFetch(fetch),
    fetchOptions: { redirect: 'manual' },
    ...(key === undefined && { defaultHeaders: { Authorization: null } }),
    ...(key !== undefined && sendsKeyAsHeader(provider) && { defaultHeaders: { Authorization: null, 'api-key': key } }),
  };
  const client = withoutHeadersOfEnvironment(() => new Client(options));
  return (body, signal) => client.chat.completions.create(body, { signal }).asResponse();
}

/** What the value of a header may hold (RFC 9110, 5.5). */
const sendable = /^[\t\x20-\x7e\x80-\xff]*$/;
/** What a key from a file may end in, and a request leaves out. */
const blankEnd = /[\t\r\n ]+$/;

/**
 * Makes a client while `OPENAI_CUSTOM_HEADERS` is not there. The SDK would send what it holds to every provider, and no
 * option keeps it from that.
 */
function withoutHeadersOfEnvironment<T>(make: () => T): T {
  const { OPENAI_CUSTOM_HEADERS: headers } = process.env;
  delete process.env.OPENAI_CUSTOM_HEADERS;
  try {
    return make();
  } finally {
    if (headers !== undefined) process.env.OPENAI_CUSTOM_HEADERS = headers;
  }
}
