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
  v1,
  type ModelProfiles,
} from './profile.ts';

/** Servers that people run themselves. */
export const localProfiles: ModelProfiles = {
  Ollama: {
    quirk: 'every call of a reply has index 0',
    source: 'https://github.com/ollama/ollama/issues/15457',
    provider: v1,
    usage: 'reported',
    answer: (response, request) => {
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
  'Ollama before 0.5.2': {
    quirk: 'ignores tool_choice and stream_options: says first what it might do, reports no usage',
    source: 'https://github.com/ogx-ai/ogx/pull/5011',
    provider: v1,
    usage: 'unknown',
    answer: (response, request) => {
      const messages = request.body.messages as readonly { readonly role: string }[];
      const reminded = messages.at(-1)?.role === 'user' && messages.length > 2;
      const said = reminded
        ? callPiece({ name: first(request), arguments: json }, { id: 'a' })
        : delta({ content: 'I could call a tool.' });
      stream(response, [said, delta({}, 'stop')]);
    },
  },
  'LM Studio': {
    quirk: 'takes tool_choice as a word only, and says so in an error that is a text',
    source: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/670',
    provider: (origin) => ({ ...v1(origin), key: 'lm-studio' }),
    usage: 'reported',
    answer: (response, request) => {
      if (typeof request.body.tool_choice === 'object') {
        refuse(response, 400, {
          error: "Invalid tool_choice type: 'object'. Supported string values: none, auto, required",
        });
        return;
      }
      stream(response, [callPiece({ name: first(request), arguments: json }, { id: '480178302' }), ended, usageChunk]);
    },
  },
  vLLM: {
    quirk: 'repeats the id in every piece, and reasons in a field of its own',
    source: 'https://github.com/spring-projects/spring-ai/pull/5973',
    provider: v1,
    usage: 'reported',
    answer: (response, request) => {
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
  'vLLM with several calls': {
    quirk: 'gives every call index 0 and their later pieces an empty id',
    source: 'https://github.com/InternLM/lmdeploy/issues/3412',
    provider: v1,
    usage: 'reported',
    answer: (response, request) => {
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
  'llama.cpp': {
    quirk: 'gives the arguments as an object, no id, and timings',
    source: 'https://github.com/ggml-org/llama.cpp/issues/20198',
    provider: v1,
    usage: 'reported',
    answer: (response, request) => {
      stream(response, [
        callPiece({ name: first(request), arguments: { text: 'x' } }),
        ended,
        { ...usageChunk, timings: { prompt_n: 11 } },
      ]);
    },
  },
  'Ollama before 0.2.1': {
    quirk: 'counts a prompt that it remembers as 0 tokens',
    source: 'https://github.com/ollama/ollama/issues/5370',
    provider: v1,
    usage: 'unknown',
    answer: (response, request) => {
      stream(response, [
        callPiece({ name: first(request), arguments: json }, { id: 'call_a' }),
        { ...ended, usage: { prompt_tokens: 0, completion_tokens: 7, total_tokens: 7 } },
      ]);
    },
  },
  'vLLM with gpt-oss': {
    quirk: 'leaves what the model says to its parser in the name of the tool',
    source: 'https://github.com/vllm-project/vllm/issues/32587',
    provider: v1,
    usage: 'reported',
    answer: (response, request) => {
      stream(response, [
        callPiece({ name: `${first(request)}<|channel|>commentary`, arguments: '' }, { id: 'chatcmpl-tool-a' }),
        callPiece({ arguments: json }),
        ended,
        usageChunk,
      ]);
    },
  },
  'llama.cpp before May 2025': {
    quirk: 'streams no calls, and says so with status 500',
    source: 'https://github.com/abetlen/llama-cpp-python/issues/1883, https://github.com/ggml-org/llama.cpp/pull/12379',
    provider: v1,
    usage: 'reported',
    answer: (response, request) => {
      if (request.body.stream === true) {
        refuse(response, 500, {
          error: { code: 500, message: 'Cannot use tools with stream', type: 'server_error' },
        });
        return;
      }
      const calls = [{ type: 'function', function: { name: first(request), arguments: json }, id: '' }];
      const message = { role: 'assistant', content: null, tool_calls: calls };
      refuse(response, 200, { choices: [{ index: 0, message, finish_reason: 'tool_calls' }], usage: tokens });
    },
  },
  'llama.cpp while it loads': {
    quirk: 'answers 503 until the model is in memory',
    source: 'https://github.com/mostlygeek/llama-swap/issues/146, https://github.com/mindverse/Second-Me/issues/20',
    provider: v1,
    usage: 'reported',
    answer: everySecond(
      (response) => {
        refuse(response, 503, { error: { message: 'Loading model', type: 'unavailable_error', code: 503 } });
      },
      (response, request) => {
        stream(response, [callPiece({ name: first(request), arguments: json }, { id: 'a' }), ended, usageChunk]);
      },
    ),
  },
  'llama-cpp-python with functions': {
    quirk: 'gives one function_call where others give a list of calls',
    source: 'https://github.com/jekalmin/extended_openai_conversation/issues/72',
    provider: v1,
    usage: 'unknown',
    answer: (response, request) => {
      stream(response, [
        delta({ role: 'assistant', content: null, function_call: { name: first(request), arguments: '' } }),
        delta({ function_call: { name: first(request), arguments: '{"text":' } }),
        delta({ function_call: { name: first(request), arguments: '"x"}' } }),
        delta({}, 'function_call'),
      ]);
    },
  },
  'a server that writes JSON twice': {
    quirk: 'gives the arguments as the JSON of their JSON',
    source: 'https://github.com/openclaw/openclaw/pull/40425, https://github.com/huggingface/smolagents/pull/1003',
    provider: v1,
    usage: 'reported',
    answer: (response, request) => {
      const twice = JSON.stringify(json);
      stream(response, [callPiece({ name: first(request), arguments: twice }, { id: 'a' }), ended, usageChunk]);
    },
  },
  'a server that only knows the form': {
    quirk: 'streams a call in one chunk without index or id, and never says that it is done',
    source: 'https://github.com/ollama/ollama/issues/7881',
    provider: (origin) => ({ baseUrl: `${origin}/compatible/` }),
    usage: 'unknown',
    answer: (response, request) => {
      if (request.url !== '/compatible/chat/completions') {
        refuse(response, 404, {});
        return;
      }
      const calls = [{ function: { name: first(request), arguments: json } }];
      stream(response, [{ choices: [{ delta: { tool_calls: calls } }] }], { end: '' });
    },
  },
};
