import type { Readable, Transform } from 'node:stream';
import { untilAborted } from '../ports/until-aborted.ts';
import type { Fetch } from '../model/exchange.ts';
import { Answer } from './answer.ts';
import { environmentAgents } from './environment-agents.ts';
import { HeaderList, type HeaderSource } from './header-list.ts';
import type * as Undici from './undici.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Requests with a text as body, in the form of `fetch` and for a tenth of its processor time: a request to a model is
 * most of what a step costs. Reaches servers as `networkFetch` does. Redirects are not followed.
 */
export function networkRequest(env: Environment): Fetch {
  const agentFor = environmentAgents(env);
  let loading: Promise<typeof Undici> | undefined;
  return async (url, init = {}) => {
    // Asking for a module that is loaded costs a part of what the request itself does.
    loading ??= import('./undici.ts');
    const undici = await loading;
    const address = new URL(typeof url === 'string' || url instanceof URL ? url : url.url);
    const asked = agentFor(undici, address).request({
      origin: address.origin,
      path: `${address.pathname}${address.search}`,
      method: (init.method ?? 'GET').toUpperCase(),
      headers: {
        ...Object.fromEntries(new HeaderList(init.headers as HeaderSource | undefined)),
        'accept-encoding': 'identity',
      },
      ...(typeof init.body === 'string' && { body: init.body }),
      ...(init.signal && { signal: init.signal }),
    });
    // undici gives up a request only once it has a connection.
    const { statusCode, headers, body } = await (init.signal ? untilAborted(asked, init.signal) : asked);
    // The part of a response that the SDK and we use.
    return answer(statusCode, headers, body) as unknown as Response;
  };
}

function answer(status: number, given: Record<string, string | string[] | undefined>, body: Readable): Answer {
  const headers = new HeaderList();
  for (const [name, value] of Object.entries(given)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  const isEmpty = status === 204 || status === 205 || status === 304;
  if (isEmpty) body.resume();
  const content = isEmpty ? null : streamOf(decoded(body, headers.get('content-encoding') ?? ''));
  return new Answer(status, headers, content);
}

/** Nobody asked for a compressed answer, but a proxy may not care. */
function decoded(body: Readable, encoding: string): Readable {
  const name = encoding.trim().toLowerCase();
  if (!compressions.has(name)) return body;
  const plain = decoder(name);
  body.on('error', (error) => plain.destroy(error));
  plain.on('close', () => body.destroy());
  return body.pipe(plain);
}

const compressions: ReadonlySet<string> = new Set(['gzip', 'x-gzip', 'deflate', 'br']);

function decoder(encoding: string): Transform {
  // Loaded here: hardly any answer needs it.
  const { createBrotliDecompress, createInflate, createUnzip } = process.getBuiltinModule('node:zlib');
  return encoding === 'br' ? createBrotliDecompress() : encoding === 'deflate' ? createInflate() : createUnzip();
}

function streamOf(body: Readable): ReadableStream<Uint8Array> {
  let isOver = false;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      body.on('data', (bytes: Uint8Array) => {
        if (isOver) return;
        controller.enqueue(bytes);
        if ((controller.desiredSize ?? 0) <= 0) body.pause();
      });
      body.on('end', () => {
        if (!isOver) controller.close();
        isOver = true;
      });
      body.on('error', (error) => {
        if (!isOver) controller.error(error);
        isOver = true;
      });
      body.pause();
    },
    pull() {
      body.resume();
    },
    cancel() {
      isOver = true;
      body.destroy();
    },
  });
}
