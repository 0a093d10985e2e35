import { describe, expect, it } from 'vitest';
import { modelTable } from '#executor/model/model-table.ts';
import { realWorld } from '#executor/model/openai-chat-model.ts';
import { withoutSecrets } from '#executor/secrets/redacted-request.ts';
import { Redactor } from '#executor/secrets/redactor.ts';
import type { ChatModel, ChatRequest } from '#executor/model/chat-model.ts';

const provider = { name: 'mine', baseUrl: 'http://127.0.0.1:9/v1', key: 'sk-1234567890' };

describe('the models of a provider', () => {
  it('are one for all runs that were given the same provider', () => {
    const [first, second] = [modelTable([provider]), modelTable([provider])];
    expect(first('mine/a')).toBeDefined();
    expect(second('mine/b')).toBe(first('mine/a'));
  });

  it('are others for another key, another address or another world', () => {
    const known = modelTable([provider])('mine/a');
    expect(modelTable([{ ...provider, key: 'sk-another-one' }])('mine/a')).not.toBe(known);
    expect(modelTable([{ ...provider, baseUrl: 'http://127.0.0.1:8/v1' }])('mine/a')).not.toBe(known);
    expect(modelTable([provider], { world: { ...realWorld } })('mine/a')).not.toBe(known);
  });
});

describe('a request to a model', () => {
  it('is handed on as it is until some call received a secret, and without that from then on', async () => {
    const asked: ChatRequest[] = [];
    const model: ChatModel = {
      ask(request) {
        asked.push(request);
        return Promise.resolve({});
      },
    };
    const redactor = new Redactor();
    const guarded = withoutSecrets(() => model, redactor)('any');
    const request: ChatRequest = {
      model: 'any',
      messages: [{ role: 'user', text: 'the key is hunter2-hunter2' }],
      tools: [],
      choice: 'auto',
    };
    const context = { signal: new AbortController().signal, onText: () => undefined };
    await guarded?.ask(request, context);
    redactor.add('hunter2-hunter2');
    await guarded?.ask(request, context);
    expect(asked[0]).toBe(request);
    expect(asked[1]?.messages).toEqual([{ role: 'user', text: 'the key is [secret]' }]);
  });
});
