import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChatReply, ChatRequest } from '#executor/model/chat-model.ts';
import { openaiChatModel } from '#executor/model/openai-chat-model.ts';
import { impatientTimes } from '../support/impatient-times.ts';

const request: ChatRequest = {
  model: 'test/model',
  messages: [{ role: 'user', text: 'go' }],
  tools: [],
  choice: 'none',
};
const context = { signal: new AbortController().signal, onText: () => undefined };

/** What the adapter makes of an answer that comes in these pieces. */
async function replyTo(pieces: readonly Uint8Array[], type = 'text/event-stream'): Promise<ChatReply> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  const response = new Response(body, type === '' ? {} : { headers: { 'content-type': type } });
  const world = { fetch: () => Promise.resolve(response), times: impatientTimes() };
  return openaiChatModel({ name: 'test', baseUrl: 'http://model.test/v1' }, world).ask(request, context);
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const chunk = (more: object): string => JSON.stringify({ choices: [{ index: 0, ...more }] });
const hello = chunk({ delta: { content: 'Grüße 🐋' } });
const call = chunk({
  delta: { tool_calls: [{ index: 0, id: 'a', function: { name: 'search', arguments: '{"q":"né"}' } }] },
});
const end = chunk({ delta: {}, finish_reason: 'tool_calls' });
const usage = JSON.stringify({ choices: [], usage: { prompt_tokens: 11, completion_tokens: 7 } });
const events = (line: string, ...data: readonly string[]): string =>
  data.map((one) => `data: ${one}${line}${line}`).join('');
const whole = events('\n', hello, call, end, usage, '[DONE]');
const reply: ChatReply = {
  text: 'Grüße 🐋',
  call: { name: 'search', arguments: '{"q":"né"}' },
  usage: { input: 11, output: 7 },
};

describe('a stream of events', () => {
  it.each([
    ['with lines that end as on Windows', events('\r\n', hello, call, end, usage, '[DONE]')],
    ['with lines that end in carriage returns', events('\r', hello, call, end, usage, '[DONE]')],
    ['with comments that keep the line open', `: PROCESSING\n\n: PROCESSING\n\n${whole}: bye\n\n`],
    ['that begins with empty lines', `\n\n${whole}`],
    ['without a space after the colon', whole.replaceAll('data: ', 'data:')],
    ['with names, numbers and retry times', `retry: 100\nid: 1\nevent: message\n${whole}`],
    ['without [DONE]', events('\n', hello, call, end, usage)],
    ['without the last line end', events('\n', hello, call, end, usage).trimEnd()],
    ['with something after [DONE]', `${whole}data: {oops\n\n`],
    ['with usage in every chunk', `${events('\n', usage.replace('11', '3'))}${whole}`],
    ['with usage that is null until the end', whole.replaceAll('{"choices"', '{"usage":null,"choices"')],
  ])('%s is read', async (_name, text) => {
    expect(await replyTo([bytes(text)])).toEqual(reply);
  });

  it.each(['text/plain', 'application/json', 'application/octet-stream', ''])(
    'is known by its beginning when its content type is `%s`',
    async (type) => {
      expect(await replyTo([bytes(whole)], type)).toEqual(reply);
    },
  );

  it('is the same in whatever pieces it comes, also when a character is cut in two', async () => {
    const all = bytes(whole);
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: all.length - 1 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(cuts, async (at) => {
        const ends = [...at.sort((one, other) => one - other), all.length];
        expect(await replyTo(ends.map((to, index) => all.slice(ends[index - 1] ?? 0, to)))).toEqual(reply);
      }),
      { numRuns: 50 },
    );
    expect(await replyTo([...all].map((byte) => Uint8Array.of(byte)))).toEqual(reply);
  });
});

describe('a document', () => {
  const document = JSON.stringify({
    choices: [
      { message: { content: 'Grüße 🐋', tool_calls: [{ function: { name: 'search', arguments: '{"q":"né"}' } }] } },
    ],
    usage: { prompt_tokens: 11, completion_tokens: 7 },
  });

  it.each(['application/json', 'text/event-stream', 'text/plain', ''])(
    'is known by its beginning when its content type is `%s`',
    async (type) => {
      expect(await replyTo([bytes(`\n ${document}\n`)], type)).toEqual(reply);
    },
  );

  it('is the same in whatever pieces it comes', async () => {
    expect(await replyTo([...bytes(document)].map((byte) => Uint8Array.of(byte)))).toEqual(reply);
  });
});

describe('bytes of any kind', () => {
  it('are a reply or a `ModelError`, never anything else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (garbage, isEvent) => {
        const pieces = isEvent ? [bytes('data: '), garbage, bytes('\n\n')] : [garbage];
        const outcome = await replyTo(pieces).catch((error: unknown) => error);
        expect(outcome).toSatisfy((value) => !(value instanceof Error) || value.name === 'ModelError');
      }),
    );
  });

  it('are a reply or a `ModelError` when they are JSON of any shape', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 4 }), async (json) => {
        const wild = [
          json,
          `{"choices":${json}}`,
          `{"choices":[{"delta":${json}}]}`,
          `{"choices":[{"delta":{"tool_calls":${json}}}]}`,
        ];
        for (const text of wild) {
          const outcome = await replyTo([bytes(`data: ${text}\n\n`)]).catch((error: unknown) => error);
          expect(outcome).toSatisfy((value) => !(value instanceof Error) || value.name === 'ModelError');
        }
      }),
    );
  });
});
