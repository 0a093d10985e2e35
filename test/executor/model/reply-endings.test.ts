import { describe, expect, it } from 'vitest';
import { callArguments, callName } from '#executor/model/call-text.ts';
import { replyEnding } from '#executor/model/reply-ending.ts';
import { body, streamed, toolCall, type Answer, type Piece } from '../support/completion-server.ts';
import { replyTo } from './asked.ts';

const ended = (reason: string): Piece => ({ delta: {}, finish_reason: reason });
const whole = (message: object, more: object = {}): Answer =>
  body('application/json', JSON.stringify({ choices: [{ message, finish_reason: 'stop', ...more }] }));

describe('the end of a reply', () => {
  it.each([
    ['length', 'cut'],
    ['max_tokens', 'cut'],
    ['content_filter', 'withheld'],
    ['content_filter: PROHIBITED_CONTENT', 'withheld'],
    ['error', 'broken'],
    ['insufficient_system_resource', 'broken'],
    ['stop', 'whole'],
    ['tool_calls', 'whole'],
    ['function_call', 'whole'],
    ['end_turn', 'whole'],
    ['constructor', 'whole'],
    ['', 'whole'],
  ])('that is called `%s` leaves it %s', (reason, ending) => {
    expect(replyEnding(reason)).toBe(ending);
  });

  it('by a limit of tokens is told with what came until then', async () => {
    const half = { delta: { content: 'The answer is fo' } };
    expect(await replyTo(streamed([half, ended('length')]))).toEqual({ text: 'The answer is fo', cut: true });
    const call = toolCall('search', '{"text":"wha');
    expect(await replyTo(streamed([call, ended('length')]))).toMatchObject({ call: { name: 'search' }, cut: true });
  });

  it('by a filter is named, and the model is not asked again', async () => {
    await expect(replyTo(streamed([{ delta: { content: 'How to' } }, ended('content_filter')]))).rejects.toMatchObject({
      message: 'test withheld its reply (content_filter)',
      retryable: false,
    });
  });

  it('by a fault behind the server is named, and another attempt may succeed', async () => {
    await expect(replyTo(streamed([toolCall('search', '{}'), ended('error')]))).rejects.toMatchObject({
      message: 'test broke off its reply (error)',
      retryable: true,
    });
  });

  it('by a fault that the choice tells of is named with the words of the server behind', async () => {
    const error = {
      code: 502,
      message: 'Provider returned error',
      metadata: { raw: '{"error":{"message":"out of memory"}}', provider_name: 'Somebody' },
    };
    await expect(replyTo(whole({ content: 'Let' }, { finish_reason: 'error', error }))).rejects.toMatchObject({
      message: 'test answered Provider returned error: out of memory',
      retryable: true,
    });
  });
});

describe('the text of a reply', () => {
  const parts = [
    { type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] },
    { type: 'text', text: 'Yes' },
    { type: 'reference', reference_ids: [1] },
    null,
    { type: 'text', text: '.' },
  ];

  it('may come as a list of parts, of which those that are no text are left out', async () => {
    expect(await replyTo(whole({ content: parts }))).toEqual({ text: 'Yes.' });
    expect(await replyTo(streamed([{ delta: { content: parts } }, ended('stop')]))).toEqual({ text: 'Yes.' });
  });

  it('is what a model says when it declines', async () => {
    expect(await replyTo(whole({ content: null, refusal: 'I cannot do that.' }))).toEqual({
      text: 'I cannot do that.',
    });
  });
});

describe('a call', () => {
  it('may be a function_call, whole or in pieces', async () => {
    const call = { name: 'search', arguments: '{"text":"x"}' };
    expect(await replyTo(whole({ content: null, function_call: call }))).toEqual({ call });
    const pieces = [
      { delta: { function_call: { name: 'search', arguments: '' } } },
      { delta: { function_call: { arguments: '{"text"' } } },
      { delta: { function_call: { arguments: ':"x"}' } } },
      ended('function_call'),
    ];
    expect(await replyTo(streamed(pieces))).toEqual({ call });
  });

  it.each([
    ['{"a":1}', '{"a":1}'],
    ['{}{"a":1}', '{"a":1}'],
    ['{}', '{}'],
    ['"{\\"a\\":1}"', '{"a":1}'],
    ['"{\\"a\\":', '"{\\"a\\":'],
    ['', ''],
  ])('with the arguments %s has those of %s', (sent, meant) => {
    expect(callArguments(sent)).toBe(meant);
  });

  it.each([
    ['search<|channel|>commentary', 'search'],
    ['search', 'search'],
    ['<|channel|>', '<|channel|>'],
  ])('of `%s` is one of `%s`', (sent, meant) => {
    expect(callName(sent)).toBe(meant);
  });
});

describe('the usage of a reply', () => {
  const counts = { prompt_tokens: 11, completion_tokens: 7 };
  const text = { delta: { content: 'hi' } };

  it.each<readonly [string, Piece]>([
    ['of its own', { choices: [], usage: counts }],
    ['in the choice', { delta: {}, finish_reason: 'stop', usage: counts }],
    ['in x_groq', { choices: [{ delta: {}, finish_reason: 'stop' }], x_groq: { id: 'a', usage: counts } }],
  ])('may stand in a field %s', async (_name, piece) => {
    const reply = await replyTo(streamed([text, piece, ended('stop')]));
    expect(reply.usage).toEqual({ input: 11, output: 7 });
  });

  it.each([
    ['nothing for a prompt that was remembered', { prompt_tokens: 0, completion_tokens: 7 }],
    ['nothing at all', { prompt_tokens: 0, completion_tokens: 0 }],
    ['half of it', { prompt_tokens: 11 }],
    ['words', { prompt_tokens: '11', completion_tokens: '7' }],
  ])('that says %s is unknown', async (_name, usage) => {
    expect(await replyTo(streamed([text, ended('stop'), { choices: [], usage }]))).not.toHaveProperty('usage');
  });

  it('is the last that was reported: what comes before and after without counts takes nothing away', async () => {
    const none = { choices: [], usage: { prompt_tokens: 0, completion_tokens: 0 } };
    const first = { choices: [], usage: { prompt_tokens: 11, completion_tokens: 1 } };
    const reply = await replyTo(streamed([none, text, first, { choices: [], usage: counts }, ended('stop'), none]));
    expect(reply.usage).toEqual({ input: 11, output: 7 });
  });
});
