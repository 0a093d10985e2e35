import { describe, expect, it } from 'vitest';
import type { ChatReply, ChatRequest } from '#executor/model/chat-model.ts';
import type { Alarm, ModelTimes } from '#executor/model/model-times.ts';
import { openaiChatModel } from '#executor/model/openai-chat-model.ts';

/** A time that goes on when the test says so. */
class Clock implements ModelTimes {
  #now = 0;
  readonly #alarms = new Set<{ at: number; ring: () => void }>();

  get now(): number {
    return this.#now;
  }

  pause(): Promise<void> {
    return Promise.resolve();
  }

  alarm(milliseconds: number, ring: () => void): Alarm {
    const alarm = { at: this.#now + milliseconds, ring };
    this.#alarms.add(alarm);
    return {
      restart: () => (alarm.at = this.#now + milliseconds),
      stop: () => this.#alarms.delete(alarm),
    };
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
    for (const alarm of this.#alarms) if (alarm.at <= this.#now) alarm.ring();
  }
}

const stall = 3000;
const request: ChatRequest = {
  model: 'test/model',
  messages: [{ role: 'user', text: 'go' }],
  tools: [],
  choice: 'none',
};

/** What comes of an answer of which a piece arrives every two seconds, again and again the last one. */
function replyTo(clock: Clock, pieces: readonly string[]): Promise<ChatReply> {
  const fetch = (_url: unknown, init?: RequestInit): Promise<Response> => {
    let next = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        clock.pass(2000);
        if (init?.signal?.aborted === true) controller.error(init.signal.reason);
        else controller.enqueue(new TextEncoder().encode(pieces[Math.min(next, pieces.length - 1)]));
        next += 1;
      },
    });
    return Promise.resolve(new Response(body));
  };
  const model = openaiChatModel({ name: 'test', baseUrl: 'http://model.test/v1', stall }, { fetch, times: clock });
  return model.ask(request, { signal: new AbortController().signal, onText: () => undefined });
}

const event = (choice: object): string => `data: ${JSON.stringify({ choices: [{ index: 0, ...choice }] })}\n\n`;
const word = event({ delta: { content: 'a' } });
const end = event({ delta: {}, finish_reason: 'stop' });

describe('a server that keeps the line open', () => {
  it.each([
    ['with comments', [': wait\n\n']],
    ['with spaces before a document', [' ']],
    ['with comments after a word', [word, ': wait\n\n']],
    ['with comments whose line never ends', [':', ' wait']],
    ['with chunks that hold nothing', [event({ delta: {} })]],
    ['with chunks of empty text', [event({ delta: { role: 'assistant', content: '', tool_calls: [] } })]],
    ['with chunks without a choice', ['data: {"choices":[]}\n\n']],
    ['after its end', [word, end]],
  ])('%s and says nothing is given up after five times its silence', async (_how, pieces) => {
    const clock = new Clock();
    await expect(replyTo(clock, pieces)).rejects.toMatchObject({
      message: 'test went silent: it kept the line open for 15.0 s and said nothing',
      retryable: true,
    });
    expect(clock.now).toBeLessThan(25_000);
  });

  it('is heard while it reasons', async () => {
    const thought = event({ delta: { content: null, reasoning_content: 'hm' } });
    const pieces = [...Array<string>(20).fill(thought), word, `${end}data: [DONE]\n\n`];
    expect(await replyTo(new Clock(), pieces)).toMatchObject({ text: 'a' });
  });

  it('is heard as long as it says something now and then', async () => {
    const wait = Array<string>(4).fill(': wait\n\n');
    const pieces = Array.from({ length: 5 }, () => [...wait, word]).flat();
    expect(await replyTo(new Clock(), [...pieces, `${end}data: [DONE]\n\n`])).toMatchObject({ text: 'aaaaa' });
  });
});
