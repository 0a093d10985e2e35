import { describe, expect, it } from 'vitest';
import { ModelError, type ChatReply, type ChatRequest } from '#executor/model/chat-model.ts';
import { openaiChatModel } from '#executor/model/openai-chat-model.ts';
import type { Provider } from '#executor/protocol/messages.ts';
import { deferred } from '../support/deferred.ts';
import {
  body,
  completionServer,
  failing,
  finished,
  streamed,
  toolCall,
  usage,
  type Answer,
  type CompletionServer,
} from '../support/completion-server.ts';

const request: ChatRequest = {
  model: 'test/some/model',
  messages: [
    { role: 'system', text: 'be good' },
    { role: 'assistant', text: 'hm', call: { id: 'call_1', name: 'search', arguments: '{}' } },
    { role: 'tool', id: 'call_1', text: 'found' },
    { role: 'user', text: 'go on' },
  ],
  tools: [{ name: 'search', description: 'Look.', parameters: { type: 'object', properties: {} } }],
  choice: { tool: 'search' },
  temperature: 0.2,
};

interface Asked {
  readonly reply: Promise<ChatReply>;
  readonly texts: readonly string[];
}

function ask(server: CompletionServer, more: Partial<Provider> = {}, signal?: AbortSignal): Asked {
  const texts: string[] = [];
  const model = openaiChatModel({ name: 'test', baseUrl: server.baseUrl, ...more });
  const context = { signal: signal ?? new AbortController().signal, onText: (delta: string) => texts.push(delta) };
  return { reply: model.ask(request, context), texts };
}

async function replyTo(...answers: readonly Answer[]): Promise<ChatReply> {
  return ask(await completionServer(answers)).reply;
}

describe('a request', () => {
  it('is streamed, forces the tool, allows one call, asks for usage, and sends the key as bearer', async () => {
    const server = await completionServer([streamed([toolCall('search', '{}'), finished, usage])]);
    await ask(server, { key: 'sk-1' }).reply;
    expect(server.requests[0]?.headers.authorization).toBe('Bearer sk-1');
    expect(server.requests[0]?.body).toEqual({
      model: 'some/model',
      stream: true,
      stream_options: { include_usage: true },
      temperature: 0.2,
      parallel_tool_calls: false,
      tool_choice: { type: 'function', function: { name: 'search' } },
      tools: [
        {
          type: 'function',
          function: { name: 'search', description: 'Look.', parameters: { type: 'object', properties: {} } },
        },
      ],
      messages: [
        { role: 'system', content: 'be good' },
        {
          role: 'assistant',
          content: 'hm',
          tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'search', arguments: '{}' } }],
        },
        { role: 'tool', tool_call_id: 'call_1', content: 'found' },
        { role: 'user', content: 'go on' },
      ],
    });
  });

  it('carries no authorization without a key, whatever the environment says', async () => {
    const before = process.env.OPENAI_API_KEY;
    process.env.OPENAI_API_KEY = 'sk-environment';
    try {
      const server = await completionServer([streamed([{ delta: { content: 'hi' } }, finished])]);
      await ask(server).reply;
      expect(server.requests[0]?.headers.authorization).toBeUndefined();
    } finally {
      if (before === undefined) delete process.env.OPENAI_API_KEY;
      else process.env.OPENAI_API_KEY = before;
    }
  });

  it.each(['parallel_tool_calls', 'stream_options'])(
    'is sent again without `%s` to a server that does not take it, and from then on',
    async (setting) => {
      const good = streamed([toolCall('search', '{}'), finished]);
      const server = await completionServer([failing(400, `unknown field: ${setting}`), good]);
      const model = openaiChatModel({ name: 'test', baseUrl: server.baseUrl });
      const context = { signal: new AbortController().signal, onText: () => undefined };
      await model.ask(request, context);
      await model.ask(request, context);
      expect(server.requests.map(({ body: sent }) => setting in sent)).toEqual([true, false, false]);
    },
  );

  it('requires a call where the tool cannot be named, and asks for one in words alone where nothing can be required', async () => {
    const good = streamed([toolCall('search', '{}'), finished]);
    const complaint = failing(400, 'Invalid tool_choice');
    const server = await completionServer([complaint, complaint, good]);
    await ask(server).reply;
    const named = { type: 'function', function: { name: 'search' } };
    expect(server.requests.map(({ body: sent }) => sent.tool_choice)).toEqual([named, 'required', undefined]);
  });

  it('is sent whole to a server that does not stream', async () => {
    const message = { tool_calls: [{ id: 'c', function: { name: 'search', arguments: '{}' } }] };
    const whole = JSON.stringify({ choices: [{ message, finish_reason: 'tool_calls' }], usage: usage.usage });
    const server = await completionServer([
      failing(400, 'Your organization must be verified to stream this model.'),
      body('application/json', whole),
    ]);
    expect(await ask(server).reply).toMatchObject({ call: { name: 'search' }, usage: { input: 11 } });
    expect(server.requests[1]?.body).toMatchObject({ stream: false });
    expect(server.requests[1]?.body).not.toHaveProperty('stream_options');
  });
});

describe('a reply', () => {
  it('is put together from its pieces', async () => {
    const server = await completionServer([
      streamed([
        { delta: { role: 'assistant', content: 'Let ' } },
        { delta: { content: 'me' } },
        toolCall('search', '{"que'),
        { delta: { tool_calls: [{ index: 0, function: { arguments: 'ry":"x"}' } }] } },
        finished,
        usage,
      ]),
    ]);
    const asked = ask(server);
    expect(await asked.reply).toEqual({
      text: 'Let me',
      call: { name: 'search', arguments: '{"query":"x"}' },
      usage: { input: 11, output: 7 },
    });
    expect(asked.texts).toEqual(['Let ', 'me']);
  });

  it('says nothing of usage that was not reported', async () => {
    expect(await replyTo(streamed([{ delta: { content: 'hi' } }, finished]))).toEqual({ text: 'hi' });
  });

  it.each([
    { prompt_tokens: -5, completion_tokens: 7 },
    { prompt_tokens: 5, completion_tokens: 1e308 },
    { prompt_tokens: 0.5, completion_tokens: 1 },
    { prompt_tokens: '5', completion_tokens: 7 },
    { prompt_tokens: 5, completion_tokens: null },
  ])('says nothing of usage that cannot be: %o', async (reported) => {
    const pieces = [{ delta: { content: 'hi' } }, finished, { choices: [], usage: reported }];
    expect(await replyTo(streamed(pieces))).toEqual({ text: 'hi' });
  });

  it.each([5, null, {}, ['search']])('calls nothing by the name %o, which is no text', async (name) => {
    const piece = { delta: { tool_calls: [{ index: 0, id: 7, function: { name, arguments: '{}' } }] } };
    expect(await replyTo(streamed([piece, finished]))).toEqual({ call: { name: '', arguments: '{}' } });
  });

  it('is the first call when there are several, told apart by index or by id', async () => {
    const second = {
      delta: { tool_calls: [{ index: 1, id: 'c2', function: { name: 'mail', arguments: '{"a":1}' } }] },
    };
    const rest = { delta: { tool_calls: [{ index: 0, function: { arguments: '"x"}' } }] } };
    const byIndex = await replyTo(streamed([toolCall('search', '{"q":'), second, rest, finished]));
    expect(byIndex.call).toEqual({ name: 'search', arguments: '{"q":"x"}' });
    const sameIndex = toolCall('mail', '{"a":1}', { id: 'c2' });
    const tail = { delta: { tool_calls: [{ index: 0, function: { arguments: '}' } }] } };
    const byId = await replyTo(streamed([toolCall('search', '{}'), sameIndex, tail, finished]));
    expect(byId.call).toEqual({ name: 'search', arguments: '{}' });
  });

  it('may come whole from a server that does not stream, or with arguments as an object', async () => {
    const message = {
      content: null,
      tool_calls: [{ id: 'c', function: { name: 'search', arguments: { query: 'x' } } }],
    };
    const whole = JSON.stringify({ choices: [{ message, finish_reason: 'tool_calls' }], usage: usage.usage });
    expect(await replyTo(body('application/json; charset=utf-8', whole))).toEqual({
      call: { name: 'search', arguments: '{"query":"x"}' },
      usage: { input: 11, output: 7 },
    });
  });
});

describe('a model that cannot be had', () => {
  it.each([
    ['429', failing(429, 'slow down', { 'retry-after': '7' }), true, 7000],
    ['503', failing(503, 'later'), true, undefined],
    ['401', failing(401, 'who are you'), false, undefined],
    ['404', failing(404, 'no such model'), false, undefined],
    ['a cut stream', streamed([toolCall('search', '{"q')], 'cut'), true, undefined],
    ['a stream that ends in mid-call', streamed([toolCall('search', '{"q')]), true, undefined],
    ['a stream that ends in mid-text', streamed([{ delta: { content: 'hal' } }]), true, undefined],
    ['garbage', body('text/html', '<h1>Welcome</h1>'), true, undefined],
    ['a stream of garbage', body('text/event-stream', 'data: {oops\n\n'), true, undefined],
    ['garbage that says it is JSON', body('application/json', '{oops'), true, undefined],
  ])('%s: says so, and whether it may pass', async (_name, answer, retryable, retryAfter) => {
    const error = await replyTo(answer).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ModelError);
    expect(error).toMatchObject({ retryable, retryAfter });
  });

  it('refuses connections: the message names the address', async () => {
    const server = { baseUrl: 'http://127.0.0.1:9/v1', requests: [] };
    await expect(ask(server).reply).rejects.toThrow(/test could not be asked: .*127\.0\.0\.1:9|bad port/);
  });

  it('does not follow a redirect with the key', async () => {
    const thief = await completionServer([streamed([{ delta: { content: 'thanks' } }, finished])]);
    const server = await completionServer([
      (response) => {
        response.writeHead(307, { location: `${thief.baseUrl}/chat/completions` });
        response.end();
      },
    ]);
    await expect(ask(server, { key: 'sk-1' }).reply).rejects.toBeInstanceOf(ModelError);
    expect(thief.requests).toEqual([]);
  });

  it.each([
    ['before the first byte', () => undefined],
    ['in mid-stream', streamed([{ delta: { content: 'hal' } }], 'open')],
  ])('goes silent %s: the request is given up', async (_name, answer: Answer) => {
    const server = await completionServer([answer]);
    await expect(ask(server, { stall: 100 }).reply).rejects.toMatchObject({
      message: 'test went silent',
      retryable: true,
    });
    await server.requests[0]?.aborted;
  });

  it.each([
    ['before the first byte', () => undefined],
    ['in mid-stream', streamed([{ delta: { content: 'hal' } }], 'open')],
  ])('is not waited for after a cancel %s: the request is aborted', async (_name, answer: Answer) => {
    const arrived = deferred<undefined>();
    const server = await completionServer([
      (response, received) => {
        answer(response, received);
        arrived.resolve(undefined);
      },
    ]);
    const cancel = new AbortController();
    const { reply } = ask(server, {}, cancel.signal);
    await arrived.promise;
    const reason = new Error('enough');
    cancel.abort(reason);
    await expect(reply).rejects.toBe(reason);
    await server.requests[0]?.aborted;
  });
});
