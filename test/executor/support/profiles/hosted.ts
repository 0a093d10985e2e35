import {
  callPiece,
  delta,
  ended,
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
};
