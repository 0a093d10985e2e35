import { parseJson } from '#core/types/read-text.ts';
import type { Fetch } from '../model/exchange.ts';
import { networkFailure } from '../network/network-failure.ts';
import { declaresText } from './declares-text.ts';
import { httpRequest, type HttpRequest } from './http-request.ts';
import { KeptText, megabytes } from './kept-text.ts';
import type { Returned, ToolCall } from './tool-call.ts';
import { ToolFailure } from './tool-failure.ts';

/** Characters of a response that a failure quotes. */
const quotedBody = 2_000;
const mostRedirects = 5;

/** Sends the request that the tool describes. A status of 400 or more is a failure. */
export async function runHttp(call: ToolCall<'http'>, fetch: Fetch): Promise<Returned> {
  const request = await httpRequest(call);
  const response = await send(request, fetch, call.signal);
  const { text, more } = await bodyText(response);
  if (response.status >= 400) {
    const about = text.trim() === '' ? '' : `: ${text.trim().slice(0, quotedBody)}`;
    throw new ToolFailure(`${request.url.host} answered ${response.status}${about}`);
  }
  if (!isJson(response) || declaresText(call) || more > 0) return { kind: 'text', text, more };
  const value = text.trim() === '' ? null : parseJson(text);
  if (value === undefined) throw new ToolFailure(`${request.url.host} answered JSON that cannot be read`);
  return { kind: 'value', value };
}

/**
 * Follows redirects. A request that holds a secret is not sent on to another origin, and none takes the author's headers
 * there, but for the type of its body.
 */
async function send(request: HttpRequest, fetch: Fetch, signal: AbortSignal): Promise<Response> {
  let { url, method, body } = request;
  const headers = new Headers(request.headers);
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const response = await fetched(fetch, url, { method, headers, body: body ?? null, redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) return response;
    await response.body?.cancel();
    const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
    if (next === undefined || !/^https?:$/.test(next.protocol))
      throw new ToolFailure(`${url.host} redirects to something that is no http or https address`);
    if (next.origin !== url.origin && request.holdsSecret) {
      throw new ToolFailure(`${url.host} redirects to ${next.host}; a request with a secret is not sent on`, {
        repeatable: false,
      });
    }
    if (response.status === 303 || (response.status < 303 && method === 'POST')) {
      method = method === 'HEAD' ? 'HEAD' : 'GET';
      body = undefined;
      headers.delete('content-type');
    }
    if (next.origin !== url.origin) {
      for (const name of request.authorHeaders) if (!/^content-type$/i.test(name)) headers.delete(name);
    }
    url = next;
  }
  throw new ToolFailure(`${request.url.host} redirects more than ${mostRedirects} times`);
}

async function fetched(fetch: Fetch, url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    init.signal?.throwIfAborted();
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new ToolFailure(`${url.host} cannot be reached: ${networkFailure(cause)}`, { cause: error });
  }
}

async function bodyText(response: Response): Promise<KeptText> {
  const kept = new KeptText();
  const body = response.body as AsyncIterable<Uint8Array> | null;
  try {
    for await (const chunk of body ?? []) {
      if (!kept.add(chunk)) break;
    }
  } catch (error) {
    if (error instanceof DOMException || (error instanceof Error && error.name === 'Interruption')) throw error;
    throw new ToolFailure('the response was cut off', { cause: error });
  }
  if (kept.isEndless) throw new ToolFailure(`the response has more than ${megabytes(kept.size)}`);
  return kept;
}

function isJson(response: Response): boolean {
  return /^application\/([\w.+-]*\+)?json\b/i.test(response.headers.get('content-type') ?? '');
}
