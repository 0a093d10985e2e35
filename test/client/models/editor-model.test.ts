import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AskModelParams } from '#executor/protocol/messages.ts';
import { askEditorModel } from '../../../client/src/models/editor-model.ts';
import { lm, LanguageModelError, LanguageModelTextPart, LanguageModelToolCallPart } from '../language-model-mock.ts';

vi.mock('vscode', async () => ({
  ...(await import('../editor-mock.ts')),
  ...(await import('../language-model-mock.ts')),
}));

const request: AskModelParams['request'] = {
  model: 'vscode/test/small',
  messages: [
    { role: 'system', text: 'be good' },
    { role: 'user', text: 'go' },
    { role: 'assistant', text: 'hm', call: { id: 'a', name: 'search', arguments: '{"q":1}' } },
    { role: 'tool', id: 'a', text: 'found' },
  ],
  tools: [{ name: 'search', parameters: { type: 'object' } }],
  choice: { tool: 'search' },
  temperature: 0.5,
};

const sendRequest = vi.fn();
const model = (vendor: string, id: string, family: string) => ({ vendor, id, family, sendRequest });

async function* parts(...all: readonly unknown[]): AsyncIterable<unknown> {
  for (const part of all) yield await Promise.resolve(part);
}

function ask(more: Partial<typeof request> = {}, texts: string[] = []) {
  return askEditorModel({ ...request, ...more }, (delta) => texts.push(delta), new AbortController().signal);
}

beforeEach(() => {
  sendRequest.mockReset();
  sendRequest.mockImplementation(() => Promise.resolve({ stream: parts(new LanguageModelTextPart('hi')) }));
  lm.selectChatModels.mockReset().mockResolvedValue([model('test', 'small', 'tiny'), model('other', 'large', 'big')]);
});

describe('a model of the editor', () => {
  it('gets the conversation in the editor’s form, the tools, and the temperature', async () => {
    await ask();
    expect(sendRequest.mock.calls[0]?.[0]).toEqual([
      { role: 'user', content: 'be good' },
      { role: 'user', content: 'go' },
      { role: 'assistant', content: [{ value: 'hm' }, { callId: 'a', name: 'search', input: { q: 1 } }] },
      { role: 'user', content: [{ callId: 'a', content: [{ value: 'found' }] }] },
    ]);
    expect(sendRequest.mock.calls[0]?.[1]).toMatchObject({
      tools: [{ name: 'search', description: '', inputSchema: { type: 'object' } }],
      toolMode: 'required',
      modelOptions: { temperature: 0.5 },
    });
  });

  it.each([
    [{ choice: 'required' as const }, 'required'],
    [{ choice: 'auto' as const }, 'auto'],
    [{ choice: 'required' as const, tools: [...request.tools, { name: 'mail', parameters: {} }] }, 'auto'],
  ])('%j: its tool mode is %s', async (more, mode) => {
    await ask(more);
    expect(sendRequest.mock.calls[0]?.[1]).toMatchObject({ toolMode: mode });
  });

  it('tells its text as it comes, and its first call', async () => {
    const stream = parts(
      new LanguageModelTextPart('Let '),
      new LanguageModelTextPart('me.'),
      { data: 'of another kind' },
      new LanguageModelToolCallPart('x', 'search', { q: 'whales' }),
      new LanguageModelToolCallPart('y', 'mail', {}),
    );
    sendRequest.mockResolvedValue({ stream });
    const texts: string[] = [];
    const call = { name: 'search', arguments: '{"q":"whales"}' };
    expect(await ask({}, texts)).toEqual({ reply: { text: 'Let me.', call } });
    expect(texts).toEqual(['Let ', 'me.']);
  });

  it.each(['test/small', 'test/tiny', 'small', 'tiny'])('is found as vscode/%s', async (name) => {
    expect(await ask({ model: `vscode/${name}` })).toEqual({ reply: { text: 'hi' } });
  });

  it('that is not there is answered with those that are', async () => {
    const failed = 'the editor has no model nothing; it has vscode/other/large, vscode/test/small';
    expect(await ask({ model: 'vscode/nothing' })).toEqual({ failed, repeatable: false });
    lm.selectChatModels.mockResolvedValue([]);
    expect(await ask()).toMatchObject({ failed: expect.stringContaining('the editor offers no models') as string });
  });

  it.each([
    [LanguageModelError.NoPermissions('no'), /^you have not agreed that Toolpath uses vscode\/test\/small: no$/, false],
    [LanguageModelError.NotFound('away'), /is gone: away$/, false],
    [LanguageModelError.Blocked('quota'), /refuses: quota$/, false],
    [new Error('the line is down'), /^vscode\/test\/small: the line is down$/, true],
  ])('that fails with %s says so in words', async (error, words, repeatable) => {
    sendRequest.mockRejectedValue(error);
    const answer = await ask();
    expect(answer).toEqual({ failed: expect.stringMatching(words) as string, repeatable });
  });

  it('that fails in the middle of its reply says so too', async () => {
    async function* broken(): AsyncIterable<unknown> {
      yield await Promise.resolve(new LanguageModelTextPart('hal'));
      throw new Error('cut off');
    }
    sendRequest.mockResolvedValue({ stream: broken() });
    expect(await ask()).toEqual({ failed: 'vscode/test/small: cut off', repeatable: true });
  });

  it('is told when nobody waits for it any more', async () => {
    const controller = new AbortController();
    sendRequest.mockImplementation(
      (_messages: unknown, _options: unknown, token: { onCancellationRequested: (listener: () => void) => void }) =>
        new Promise((_resolve, reject) => {
          token.onCancellationRequested(() => {
            reject(new Error('cancelled'));
          });
          controller.abort();
        }),
    );
    expect(await askEditorModel(request, () => undefined, controller.signal)).toMatchObject({ repeatable: true });
  });
});
