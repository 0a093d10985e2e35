import type { Fetch } from '../model/exchange.ts';

/** Bytes of one answer. */
const longest = 64_000_000;

/** Told when the answer to a request has ended, with what was wrong; with `resumable`, its rest may come another way. */
export type AnswerEnd = (resumable: boolean, problem?: Error) => void;

/**
 * `fetch` whose answers to requests end with an error once they are too long. For each request, `onSend` gives the one who
 * is told when its answer has been read, or was cut off: a stream that ends without the result leaves its call waiting for ever. What a server
 * sends on its own (the answer to GET) has no end and no limit.
 */
export function limitedFetch(fetch: Fetch, onSend: () => AnswerEnd): Fetch {
  return async (url, init) => {
    const onEnd = onSend();
    const response = await fetch(url, init);
    if (init?.method !== 'POST' || response.body === null) return response;
    const { status, statusText, headers } = response;
    return new Response(limitedBody(response.body as ReadableStream<Uint8Array>, onEnd), {
      status,
      statusText,
      headers,
    });
  };
}

function limitedBody(body: ReadableStream<Uint8Array>, onEnd: AnswerEnd): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let size = 0;
  let begin = '';
  const end = (problem?: Error): void => {
    // A stream whose events have ids can be taken up again; the SDK does so.
    onEnd(/^id:/m.test(begin), problem);
  };
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) {
          controller.close();
          end();
          return;
        }
        size += value.length;
        if (size > longest) throw new Error(`the answer has more than ${longest} bytes`);
        if (begin.length < 1000) begin += Buffer.from(value).toString('latin1').slice(0, 1000);
        controller.enqueue(value);
      } catch (error) {
        controller.error(error);
        void reader.cancel().catch(() => undefined);
        end(error instanceof Error ? error : undefined);
      }
    },
    async cancel(reason) {
      await reader.cancel(reason);
    },
  });
}
