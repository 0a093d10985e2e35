import { complaintOf } from './complaint.ts';
import { ModelError } from './chat-model.ts';
import type { Sdk } from './openai-sdk.ts';

/** What a line of an event stream may begin with; a line that begins with a colon is a comment. */
const eventStream = /^(data|event|id|retry)?:/;
/** Characters that tell an event stream from anything else. */
const telling = 'event:'.length;

/**
 * The chunks of an answer, whatever its content type says: events where it looks like a stream of them, else one JSON
 * document, as servers send that do not stream. `provider` names it in errors.
 */
export async function* completionChunks(provider: string, sdk: Sdk, response: Response): AsyncIterable<unknown> {
  if (response.body === null) return;
  const { beginning, whole } = await peeked(response);
  if (beginning === '' || eventStream.test(beginning)) {
    yield* sdk.events(whole);
    return;
  }
  yield document(provider, response.headers.get('content-type') ?? '', await whole.text());
}

function document(provider: string, type: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const what = type === '' ? 'something' : (type.split(';', 1)[0] ?? type);
    const words = complaintOf(text);
    const about = words === '' ? '' : `: ${words}`;
    throw new ModelError(`${provider} sent ${what} that is no completion${about}`, { retryable: true });
  }
}

/** The beginning of the body, without white space, and a response with all of it. */
async function peeked(response: Response): Promise<{ readonly beginning: string; readonly whole: Response }> {
  const body = response.body as ReadableStream<Uint8Array> | null;
  if (body === null) return { beginning: '', whole: response };
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const read: Uint8Array[] = [];
  let beginning = '';
  while (beginning.length < telling) {
    const { value } = await reader.read();
    if (value === undefined) break;
    read.push(value);
    beginning = (beginning + decoder.decode(value, { stream: true })).trimStart();
  }
  return { beginning, whole: new Response(rejoined(read, reader), { headers: response.headers }) };
}

function rejoined(
  read: readonly Uint8Array[],
  reader: ReadableStreamDefaultReader<Uint8Array>,
): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of read) controller.enqueue(chunk);
    },
    async pull(controller) {
      const { value } = await reader.read();
      if (value === undefined) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
