import { describe, expect, it, vi } from 'vitest';
import { openaiChatModel } from '#executor/model/openai-chat-model.ts';
import { body, completionServer, failing, finished, streamed, toolCall, usage } from '../support/completion-server.ts';
import { ask, replyTo, request } from './asked.ts';

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

  it('carries no headers of the environment, which may be meant for another host', async () => {
    vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'Authorization: Bearer gateway\nX-Gateway: gateway');
    try {
      const server = await completionServer([streamed([{ delta: { content: 'hi' } }, finished])]);
      await ask(server, { key: 'sk-1' }).reply;
      expect(server.requests[0]?.headers).toMatchObject({ authorization: 'Bearer sk-1' });
      expect(JSON.stringify(server.requests[0]?.headers)).not.toContain('gateway');
      expect(process.env.OPENAI_CUSTOM_HEADERS).toContain('X-Gateway');
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it.each([
    ['authorization', 'sk-1\r\n', 'Bearer sk-1'],
    ['api-key', 'sk-1\n', 'sk-1'],
    ['api-key', 'clé', 'clé'],
  ] as const)(
    'sends in `%s` a key as its file ends, and with every letter that a header can carry: %j',
    async (keyHeader, key, sent) => {
      const server = await completionServer([streamed([{ delta: { content: 'hi' } }, finished])]);
      await ask(server, { key, keyHeader }).reply;
      expect(server.requests[0]?.headers[keyHeader]).toBe(sent);
    },
  );

  it('leaves no such headers in the environment where none were', async () => {
    const before = { ...process.env };
    expect(before).not.toHaveProperty('OPENAI_CUSTOM_HEADERS');
    await replyTo(streamed([{ delta: { content: 'hi' } }, finished]));
    expect(process.env).toEqual(before);
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

  it('takes a call that is sent again, with the same id, for one', async () => {
    const call = toolCall('search', '{"query":"x"}');
    expect(await replyTo(streamed([call, call, finished]))).toEqual({
      call: { name: 'search', arguments: '{"query":"x"}' },
    });
    // Bedrock sends an empty object ahead of the arguments.
    expect(await replyTo(streamed([toolCall('search', '{}'), call, finished]))).toEqual({
      call: { name: 'search', arguments: '{"query":"x"}' },
    });
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
