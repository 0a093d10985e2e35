import { describe, expect, it } from 'vitest';
import { ModelError, type ChatReply } from '#executor/model/chat-model.ts';
import { openaiChatModel } from '#executor/model/openai-chat-model.ts';
import { body, completionServer, streamed, type Answer } from '../support/completion-server.ts';

async function replyTo(answer: Answer): Promise<ChatReply> {
  const { baseUrl } = await completionServer([answer]);
  const request = { model: 'test/m', messages: [], tools: [], choice: 'none' } as const;
  const { signal } = new AbortController();
  return openaiChatModel({ name: 'test', baseUrl }).ask(request, { signal, onText: () => undefined });
}

describe('a provider that answers, and', () => {
  const overloaded = { error: { message: 'Model overloaded' } };
  it.each([
    ['whole', body('application/json', JSON.stringify(overloaded))],
    ['as the first chunk', body('text/event-stream', `data: ${JSON.stringify(overloaded)}\n\n`)],
    ['after some text', streamed([{ delta: { content: 'hal' } }, { choices: [], ...overloaded }])],
    ['as a mere text', body('application/json', '{"error":"Model overloaded"}')],
  ])('says in a successful response, %s, what is wrong: its words are told', async (_name, answer) => {
    const error = await replyTo(answer).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ModelError);
    expect(error).toMatchObject({ message: 'test answered Model overloaded', retryable: true });
  });

  it('says with a code that the request is at fault: it is not asked again', async () => {
    const error = { error: { message: 'no credits', code: 402 } };
    await expect(replyTo(body('application/json', JSON.stringify(error)))).rejects.toMatchObject({ retryable: false });
  });

  it.each<readonly [string, Answer]>([
    ...['null', '[]', '7', '{"choices":[null]}', '{"choices":{}}', '{"choices":["hi"]}'].map(
      (text) => [text, body('application/json', text)] as const,
    ),
    ...['null', '{"choices":[null]}'].map(
      (text) => [`${text} in a stream`, body('text/event-stream', `data: ${text}\n\n`)] as const,
    ),
  ])('sends %s, which is no completion', async (_name, answer) => {
    await expect(replyTo(answer)).rejects.toThrow('test sent something that is no completion');
  });
});
