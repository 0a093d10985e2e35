import { ModelError } from './chat-model.ts';

/** The part of `fetch` that requests to models are made with. */
export type Fetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Bytes that an answer may have, and an error that is quoted. */
const longestAnswer = 50_000_000;
const longestError = 100_000;

/** An answer that says that the request failed. */
export interface FailedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** One request and its answer: tells of every byte that comes, and keeps what a failure said in the words it came in. */
export class Exchange {
  readonly #fetch: Fetch;
  readonly #sign: () => void;
  #failed: FailedAnswer | undefined;

  /** `sign` is called for each sign of life. */
  constructor(fetch: Fetch, sign: () => void) {
    this.#fetch = fetch;
    this.#sign = sign;
  }

  /** What the server answered instead of a completion. */
  get failed(): FailedAnswer | undefined {
    return this.#failed;
  }

  readonly fetch: Fetch = async (url, init) => {
    const response = await this.#fetch(url, init);
    this.#sign();
    const { status, headers } = response;
    if (response.ok) return new Response(watched(response.body, longestAnswer, this.#sign), { status, headers });
    const text = await new Response(watched(response.body, longestError, this.#sign)).text().catch(() => '');
    this.#failed = { status, headers, text };
    return new Response(null, { status: status === 304 || status < 200 ? 502 : status, headers });
  };
}

/** A body that is read no further than its limit. */
function watched(body: ReadableStream<Uint8Array> | null, limit: number, sign: () => void): ReadableStream | null {
  if (body === null) return null;
  let size = 0;
  const watch = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      sign();
      size += chunk.length;
      if (size <= limit) controller.enqueue(chunk);
      else controller.error(new ModelError(`the answer has more than ${limit} bytes`, { retryable: false }));
    },
  });
  return body.pipeThrough(watch);
}
