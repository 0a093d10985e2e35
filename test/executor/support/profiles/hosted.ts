import {
  callPiece,
  delta,
  ended,
  everySecond,
  first,
  json,
  refuse,
  stream,
  tokens,
  usageChunk,
  withKey,
  type ModelProfiles,
} from './profile.ts';

/** Services that are reached with a key. */
export const hostedProfiles: ModelProfiles = {
  OpenAI: {
    quirk: 'usage comes in a chunk of its own without choices, and only when it was asked for',
    source: 'https://platform.openai.com/docs/api-reference/chat/create#chat-create-stream_options',
    provider: withKey,
    usage: 'reported',
    answer: (response, request) => {
      if (request.headers.authorization !== 'Bearer sk-profile-key') {
        refuse(response, 401, { error: { message: 'no' } });
        return;
      }
      stream(response, [
        callPiece({ name: first(request), arguments: '' }, { id: 'call_a' }),
        callPiece({ arguments: '{"te' }),
        callPiece({ arguments: 'xt":"x"}' }),
        ended,
        ...(request.body.stream_options === undefined ? [] : [usageChunk]),
      ]);
    },
  },
  'OpenAI, organisation not verified': {
    quirk: 'refuses to stream some models',
    source: 'https://help.openai.com/en/articles/10910291-api-organization-verification',
    provider: withKey,
    usage: 'reported',
    answer: (response, request) => {
      if (request.body.stream !== true) {
        const message = {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'a', type: 'function', function: { name: first(request), arguments: json } }],
        };
        refuse(response, 200, { choices: [{ index: 0, message, finish_reason: 'tool_calls' }], usage: tokens });
        return;
      }
      const message = 'Your organization must be verified to stream this model.';
      refuse(response, 400, {
        error: { message, type: 'invalid_request_error', param: 'stream', code: 'unsupported_value' },
      });
    },
  },
  Azure: {
    quirk:
      'a key header, a path per deployment, an api-version; no parallel_tool_calls in older ones; chunks without choices and without delta',
    source: 'https://github.com/Azure/azure-sdk-for-net/issues/45719, https://github.com/microsoft/autogen/issues/6465',
    provider: (origin) => ({
      baseUrl: `${origin}/openai/deployments/{model}?api-version=2024-10-21`,
      key: 'azure-profile-key',
      keyHeader: 'api-key',
    }),
    usage: 'reported',
    answer: (response, request) => {
      if (request.url !== '/openai/deployments/some%2Fmodel/chat/completions?api-version=2024-10-21') {
        refuse(response, 404, { error: { code: '404', message: 'Resource not found' } });
        return;
      }
      if (request.headers['api-key'] !== 'azure-profile-key' || request.headers.authorization !== undefined) {
        refuse(response, 401, { error: { code: '401', message: 'Access denied' } });
        return;
      }
      if ('parallel_tool_calls' in request.body) {
        refuse(response, 400, {
          error: { message: 'Unrecognized request argument supplied: parallel_tool_calls' },
        });
        return;
      }
      stream(response, [
        { choices: [], prompt_filter_results: [{ prompt_index: 0, content_filter_results: {} }] },
        callPiece({ name: first(request), arguments: json }, { id: 'call_a' }),
        ended,
        { id: '', choices: [{ finish_reason: null, index: 0, content_filter_offsets: { check_offset: 1 } }] },
        usageChunk,
      ]);
    },
  },
  OpenRouter: {
    quirk:
      'comments while a server behind it is slow, reasoning beside the reply, and 404 when none behind it takes tool_choice',
    source: 'https://openrouter.ai/docs/api-reference/streaming',
    provider: withKey,
    usage: 'reported',
    answer: (response, request) => {
      if ('tool_choice' in request.body) {
        refuse(response, 404, {
          error: { code: 404, message: "No endpoints found that support the provided 'tool_choice' value." },
        });
        return;
      }
      stream(
        response,
        [
          delta({ role: 'assistant', content: '', reasoning: 'Hm.', reasoning_details: [] }),
          callPiece({ name: first(request), arguments: json }, { id: 'call_a' }),
          { choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls', native_finish_reason: 'STOP' }] },
          {
            ...usageChunk,
            choices: [{ index: 0, delta: { content: '' } }],
            usage: { ...tokens, cost: 0.01, is_byok: false },
          },
        ],
        { comment: 'OPENROUTER PROCESSING' },
      );
    },
  },
  Mistral: {
    quirk: 'takes ids of nine letters and digits, and no setting that it does not know',
    source:
      'https://github.com/anomalyco/opencode/issues/1680, https://github.com/microsoft/semantic-kernel/issues/10510',
    provider: withKey,
    usage: 'reported',
    answer: (response, request) => {
      const extra = 'stream_options' in request.body;
      if (extra) {
        refuse(response, 422, {
          object: 'error',
          message: {
            detail: [
              { type: 'extra_forbidden', loc: ['body', 'stream_options'], msg: 'Extra inputs are not permitted' },
            ],
          },
        });
        return;
      }
      const messages = request.body.messages as readonly { readonly tool_call_id?: string }[];
      const odd = messages.find(({ tool_call_id: id }) => id !== undefined && !/^[a-zA-Z0-9]{9}$/.test(id));
      if (odd !== undefined) {
        refuse(response, 400, {
          object: 'error',
          message: `Tool call id was ${odd.tool_call_id ?? ''} but must be a-z, A-Z, 0-9, with a length of 9.`,
        });
        return;
      }
      const calls = [{ index: 0, id: 'abcDEF123', function: { name: first(request), arguments: json } }];
      stream(response, [
        { choices: [{ index: 0, delta: { tool_calls: calls }, finish_reason: 'tool_calls' }], usage: tokens },
      ]);
    },
  },
  'Mistral, thinking': {
    quirk: 'gives the text as a list of parts, thoughts among them',
    source: 'https://github.com/epam/ai-dial-adapter-openai/issues/395, https://github.com/vercel/ai/pull/8072',
    provider: withKey,
    usage: 'reported',
    answer: (response, request) => {
      const thinking = [{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] }];
      const calls = [{ index: 0, id: 'abcDEF123', function: { name: first(request), arguments: json } }];
      stream(response, [
        delta({ role: 'assistant', content: thinking }),
        delta({ content: [{ type: 'text', text: 'I look.' }] }),
        { choices: [{ index: 0, delta: { tool_calls: calls }, finish_reason: 'tool_calls' }], usage: tokens },
      ]);
    },
  },
  'OpenRouter, with a fault behind it': {
    quirk: 'says in mid-stream, beside the choice, that a server behind it is gone; the next attempt reaches another',
    source: 'https://github.com/genkit-ai/genkit/pull/6259, https://github.com/zed-industries/zed/pull/64424',
    provider: withKey,
    usage: 'reported',
    answer: everySecond(
      (response, request) => {
        const error = { code: 502, message: 'Provider returned error', metadata: { raw: 'upstream is gone' } };
        stream(response, [
          callPiece({ name: first(request), arguments: '{"te' }, { id: 'call_a' }),
          { error, choices: [{ index: 0, delta: { content: '' }, finish_reason: 'error', error }] },
        ]);
      },
      (response, request) => {
        stream(response, [callPiece({ name: first(request), arguments: json }, { id: 'call_a' }), ended, usageChunk]);
      },
    ),
  },
  'Bedrock behind a gateway': {
    quirk: 'sends an empty object ahead of the arguments',
    source: 'https://github.com/openai/openai-agents-js/pull/712',
    provider: withKey,
    usage: 'reported',
    answer: (response, request) => {
      stream(response, [
        callPiece({ name: first(request), arguments: '{}' }, { id: 'tooluse_a' }),
        callPiece({ arguments: '{"text":' }),
        callPiece({ arguments: '"x"}' }),
        ended,
        usageChunk,
      ]);
    },
  },
  Moonshot: {
    quirk: 'reports usage in the choice',
    source: 'https://github.com/northes/go-moonshot/issues/17, https://github.com/earendil-works/pi/issues/2017',
    provider: withKey,
    usage: 'reported',
    answer: (response, request) => {
      stream(response, [
        callPiece({ name: first(request), arguments: json }, { id: `${first(request)}:0` }),
        { choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls', usage: tokens }] },
      ]);
    },
  },
  Groq: {
    quirk: 'reports usage in a field of its own',
    source: 'https://github.com/vercel/ai/issues/1651',
    provider: withKey,
    usage: 'reported',
    answer: (response, request) => {
      stream(response, [
        callPiece({ name: first(request), arguments: json }, { id: 'call_a' }),
        { choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }], x_groq: { id: 'req_a', usage: tokens } },
      ]);
    },
  },
};
