import type { Provider } from '#executor/protocol/messages.ts';
import type { Answer, ReceivedRequest } from './completion-server.ts';
import { offered } from './model-answers.ts';

/**
 * A server as people have met it, with the quirks that are its own. Each calls the first tool that it is offered, with
 * the text `x`; `source` says where the quirk was written down.
 */
export interface ModelProfile {
  readonly name: string;
  readonly quirk: string;
  readonly source: string;
  /** What a user writes in the settings, with the server's address in place of the real one. */
  readonly provider: (origin: string) => Omit<Provider, 'name'>;
  readonly answer: Answer;
  /** Tokens that each reply reports. */
  readonly usage: 'reported' | 'unknown';
}

const v1 = (origin: string): { readonly baseUrl: string } => ({ baseUrl: `${origin}/v1` });
const withKey = (origin: string): { readonly baseUrl: string; readonly key: string } => ({
  ...v1(origin),
  key: 'sk-profile-key',
});
const tokens = { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 };
const usageChunk = { choices: [], usage: tokens };
const json = '{"text":"x"}';
const first = (request: ReceivedRequest): string => offered(request)[0] ?? '';

type Response = Parameters<Answer>[0];

function stream(
  response: Response,
  chunks: readonly object[],
  more: { readonly comment?: string; readonly end?: string } = {},
): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  if (more.comment !== undefined) response.write(`: ${more.comment}\n\n`);
  for (const chunk of chunks) response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  response.end(more.end ?? 'data: [DONE]\n\n');
}

function refuse(response: Response, status: number, error: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(error));
}

const delta = (piece: object, finish: string | null = null): object => ({
  choices: [{ index: 0, delta: piece, finish_reason: finish }],
});
const callPiece = (piece: object, more: object = {}): object =>
  delta({ tool_calls: [{ index: 0, type: 'function', ...more, function: piece }] });
const ended = delta({}, 'tool_calls');

export const modelProfiles: readonly ModelProfile[] = [
  {
    name: 'OpenAI',
    quirk: 'usage comes in a chunk of its own without choices, and only when it was asked for',
    source: 'https://platform.openai.com/docs/api-reference/chat/create#chat-create-stream_options',
    provider: withKey,
    usage: 'reported',
    answer(response, request) {
      if (request.headers.authorization !== 'Bearer sk-profile-key')
        return refuse(response, 401, { error: { message: 'no' } });
      stream(response, [
        callPiece({ name: first(request), arguments: '' }, { id: 'call_a' }),
        callPiece({ arguments: '{"te' }),
        callPiece({ arguments: 'xt":"x"}' }),
        ended,
        ...(request.body.stream_options === undefined ? [] : [usageChunk]),
      ]);
    },
  },
  {
    name: 'OpenAI, organisation not verified',
    quirk: 'refuses to stream some models',
    source: 'https://help.openai.com/en/articles/10910291-api-organization-verification',
    provider: withKey,
    usage: 'reported',
    answer(response, request) {
      if (request.body.stream !== true) {
        const message = {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'a', type: 'function', function: { name: first(request), arguments: json } }],
        };
        return refuse(response, 200, { choices: [{ index: 0, message, finish_reason: 'tool_calls' }], usage: tokens });
      }
      const message = 'Your organization must be verified to stream this model.';
      refuse(response, 400, {
        error: { message, type: 'invalid_request_error', param: 'stream', code: 'unsupported_value' },
      });
    },
  },
  {
    name: 'Azure',
    quirk:
      'a key header, a path per deployment, an api-version; no parallel_tool_calls in older ones; chunks without choices and without delta',
    source: 'https://github.com/Azure/azure-sdk-for-net/issues/45719, https://github.com/microsoft/autogen/issues/6465',
    provider: (origin) => ({
      baseUrl: `${origin}/openai/deployments/{model}?api-version=2024-10-21`,
      key: 'azure-profile-key',
      keyHeader: 'api-key',
    }),
    usage: 'reported',
    answer(response, request) {
      if (request.url !== '/openai/deployments/some%2Fmodel/chat/completions?api-version=2024-10-21')
        return refuse(response, 404, { error: { code: '404', message: 'Resource not found' } });
      if (request.headers['api-key'] !== 'azure-profile-key' || request.headers.authorization !== undefined)
        return refuse(response, 401, { error: { code: '401', message: 'Access denied' } });
      if ('parallel_tool_calls' in request.body)
        return refuse(response, 400, {
          error: { message: 'Unrecognized request argument supplied: parallel_tool_calls' },
        });
      stream(response, [
        { choices: [], prompt_filter_results: [{ prompt_index: 0, content_filter_results: {} }] },
        callPiece({ name: first(request), arguments: json }, { id: 'call_a' }),
        ended,
        { id: '', choices: [{ finish_reason: null, index: 0, content_filter_offsets: { check_offset: 1 } }] },
        usageChunk,
      ]);
    },
  },
  {
    name: 'OpenRouter',
    quirk:
      'comments while a server behind it is slow, reasoning beside the reply, and 404 when none behind it takes tool_choice',
    source: 'https://openrouter.ai/docs/api-reference/streaming',
    provider: withKey,
    usage: 'reported',
    answer(response, request) {
      if ('tool_choice' in request.body)
        return refuse(response, 404, {
          error: { code: 404, message: "No endpoints found that support the provided 'tool_choice' value." },
        });
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
  {
    name: 'Ollama',
    quirk: 'every call of a reply has index 0',
    source: 'https://github.com/ollama/ollama/issues/15457',
    provider: v1,
    usage: 'reported',
    answer(response, request) {
      stream(response, [
        delta({ role: 'assistant', content: '', reasoning: 'Two things to do.' }),
        callPiece({ name: first(request), arguments: json }, { id: 'call_a' }),
        callPiece({ name: first(request), arguments: '{"text":"y"}' }, { id: 'call_b' }),
        callPiece({ name: 'mail', arguments: '{"text":"z"}' }, { id: 'call_c' }),
        ended,
        usageChunk,
      ]);
    },
  },
  {
    name: 'Ollama before 0.5.2',
    quirk: 'ignores tool_choice and stream_options: says first what it might do, reports no usage',
    source: 'https://github.com/ogx-ai/ogx/pull/5011',
    provider: v1,
    usage: 'unknown',
    answer(response, request) {
      const messages = request.body.messages as readonly { readonly role: string }[];
      const reminded = messages.at(-1)?.role === 'user' && messages.length > 2;
      const said = reminded
        ? callPiece({ name: first(request), arguments: json }, { id: 'a' })
        : delta({ content: 'I could call a tool.' });
      stream(response, [said, delta({}, 'stop')]);
    },
  },
  {
    name: 'LM Studio',
    quirk: 'takes tool_choice as a word only, and says so in an error that is a text',
    source: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/670',
    provider: (origin) => ({ ...v1(origin), key: 'lm-studio' }),
    usage: 'reported',
    answer(response, request) {
      if (typeof request.body.tool_choice === 'object')
        return refuse(response, 400, {
          error: "Invalid tool_choice type: 'object'. Supported string values: none, auto, required",
        });
      stream(response, [callPiece({ name: first(request), arguments: json }, { id: '480178302' }), ended, usageChunk]);
    },
  },
  {
    name: 'vLLM',
    quirk: 'repeats the id in every piece, and reasons in a field of its own',
    source: 'https://github.com/spring-projects/spring-ai/pull/5973',
    provider: v1,
    usage: 'reported',
    answer(response, request) {
      const id = { id: 'chatcmpl-tool-a' };
      stream(response, [
        delta({ role: 'assistant', content: null, reasoning_content: 'Let me see.' }),
        callPiece({ name: first(request), arguments: '' }, id),
        callPiece({ name: null, arguments: '{"text":' }, id),
        callPiece({ name: first(request), arguments: '"x"}' }, id),
        ended,
        usageChunk,
      ]);
    },
  },
  {
    name: 'vLLM with several calls',
    quirk: 'gives every call index 0 and their later pieces an empty id',
    source: 'https://github.com/InternLM/lmdeploy/issues/3412',
    provider: v1,
    usage: 'reported',
    answer(response, request) {
      stream(response, [
        callPiece({ name: first(request), arguments: '' }, { id: 'chatcmpl-tool-a' }),
        callPiece({ name: null, arguments: json }, { id: '' }),
        callPiece({ name: 'mail', arguments: '' }, { id: 'chatcmpl-tool-b' }),
        callPiece({ name: null, arguments: '{"text":"z"}' }, { id: '' }),
        ended,
        usageChunk,
      ]);
    },
  },
  {
    name: 'llama.cpp',
    quirk: 'gives the arguments as an object, no id, and timings',
    source: 'https://github.com/ggml-org/llama.cpp/issues/20198',
    provider: v1,
    usage: 'reported',
    answer(response, request) {
      stream(response, [
        callPiece({ name: first(request), arguments: { text: 'x' } }),
        ended,
        { ...usageChunk, timings: { prompt_n: 11 } },
      ]);
    },
  },
  {
    name: 'Mistral',
    quirk: 'takes ids of nine letters and digits, and no setting that it does not know',
    source:
      'https://github.com/anomalyco/opencode/issues/1680, https://github.com/microsoft/semantic-kernel/issues/10510',
    provider: withKey,
    usage: 'reported',
    answer(response, request) {
      const extra = 'stream_options' in request.body;
      if (extra)
        return refuse(response, 422, {
          object: 'error',
          message: {
            detail: [
              { type: 'extra_forbidden', loc: ['body', 'stream_options'], msg: 'Extra inputs are not permitted' },
            ],
          },
        });
      const messages = request.body.messages as readonly { readonly tool_call_id?: string }[];
      const odd = messages.find(({ tool_call_id: id }) => id !== undefined && !/^[a-zA-Z0-9]{9}$/.test(id));
      if (odd !== undefined)
        return refuse(response, 400, {
          object: 'error',
          message: `Tool call id was ${odd.tool_call_id ?? ''} but must be a-z, A-Z, 0-9, with a length of 9.`,
        });
      const calls = [{ index: 0, id: 'abcDEF123', function: { name: first(request), arguments: json } }];
      stream(response, [
        { choices: [{ index: 0, delta: { tool_calls: calls }, finish_reason: 'tool_calls' }], usage: tokens },
      ]);
    },
  },
  {
    name: 'a server that only knows the form',
    quirk: 'streams a call in one chunk without index or id, and never says that it is done',
    source: 'https://github.com/ollama/ollama/issues/7881',
    provider: (origin) => ({ baseUrl: `${origin}/compatible/` }),
    usage: 'unknown',
    answer(response, request) {
      if (request.url !== '/compatible/chat/completions') return refuse(response, 404, {});
      const calls = [{ function: { name: first(request), arguments: json } }];
      stream(response, [{ choices: [{ delta: { tool_calls: calls } }] }], { end: '' });
    },
  },
];
