import { complaintOf } from './complaint.ts';
import { ModelError } from './chat-model.ts';
import { noCompletion, sentError } from './completion-chunk.ts';
import { EventStreamDecoder, type StreamEvent } from './event-stream.ts';

/** What a line of an event stream may begin with; a line that begins with a colon is a comment. */
const eventStream = /^(data|event|id|retry)?:/;
/** Characters that tell an event stream from anything else. */
const telling = 'event:'.length;
/** Bytes that an answer may have. */
const longestAnswer = 50_000_000;

/**
 * The chunks of an answer, whatever its content type says: events where it looks like a stream of them, else one JSON
 * document, as servers send that do not stream. `provider` names it in errors; `sign` is called for all that comes.
 */
export async function* completionChunks(
  provider: string,
  response: Response,
  sign: () => void,
): AsyncIterable<unknown> {
  const decoder = new EventStreamDecoder();
  let beginning = '';
  let kind: 'unknown' | 'events' | 'document' = 'unknown';
  for await (const text of texts(response, sign)) {
    let piece = text;
    if (kind === 'unknown') {
      beginning = beginning === '' ? text.trimStart() : beginning + text;
      if (beginning.length < telling) continue;
      kind = eventStream.test(beginning) ? 'events' : 'document';
      piece = beginning;
    } else if (kind === 'document') beginning += text;
    if (kind === 'document') continue;
    for (const event of decoder.add(piece)) {
      if (event.data === '[DONE]') return;
      yield streamed(provider, event);
    }
  }
  if (kind === 'document' || (kind === 'unknown' && beginning !== '' && !eventStream.test(beginning))) {
    yield document(provider, response.headers.get('content-type') ?? '', beginning);
    return;
  }
  for (const event of [...(kind === 'unknown' ? decoder.add(beginning) : []), ...decoder.end()]) {
    if (event.data === '[DONE]') return;
    yield streamed(provider, event);
  }
}

/** The text of a body as it comes, read no further than its limit. Leaving the loop gives up the rest. */
async function* texts(response: Response, sign: () => void): AsyncIterable<string> {
  const body = response.body as ReadableStream<Uint8Array> | null;
  if (body === null) return;
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let size = 0;
  let isOver = false;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      sign();
      size += value.length;
      if (size > longestAnswer) {
        throw new ModelError(`the answer has more than ${longestAnswer} bytes`, { retryable: false });
      }
      yield decoder.decode(value, { stream: true });
    }
    isOver = true;
    yield decoder.decode();
  } finally {
    if (!isOver) void reader.cancel().catch(() => undefined);
  }
}

function streamed(provider: string, { name, data }: StreamEvent): unknown {
  let chunk: unknown;
  try {
    chunk = JSON.parse(data);
  } catch {
    throw noCompletion(provider);
  }
  if (name !== 'error') return chunk;
  const error: unknown = typeof chunk === 'object' && chunk !== null && 'error' in chunk ? chunk.error : undefined;
  throw sentError(provider, error ?? chunk);
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
