import type OpenAI from 'openai';
import type { ChatMessage, ChatRequest } from './chat-model.ts';

type Body = OpenAI.Chat.ChatCompletionCreateParamsStreaming;
type Message = OpenAI.Chat.ChatCompletionMessageParam;

/** Settings of a request that some servers refuse; without them it asks for nearly the same. */
export const optionalSettings = ['parallel_tool_calls', 'stream_options', 'tool_choice'] as const;
export type OptionalSetting = (typeof optionalSettings)[number];

/** A request in the form of the chat completions API. `without`: settings that the server does not take. */
export function completionBody(model: string, request: ChatRequest, without: ReadonlySet<OptionalSetting>): Body {
  const hasTools = request.tools.length > 0;
  const body: Body = {
    model,
    messages: request.messages.map(wireMessage),
    stream: true,
    ...(request.temperature !== undefined && { temperature: request.temperature }),
    ...(!without.has('stream_options') && { stream_options: { include_usage: true } }),
  };
  if (!hasTools) return body;
  return {
    ...body,
    tools: request.tools.map(({ name, description, parameters }) => ({
      type: 'function',
      function: { name, parameters: { ...parameters }, ...(description !== undefined && { description }) },
    })),
    ...(!without.has('tool_choice') && { tool_choice: wireChoice(request.choice) }),
    ...(!without.has('parallel_tool_calls') && { parallel_tool_calls: false }),
  };
}

function wireChoice(choice: ChatRequest['choice']): OpenAI.Chat.ChatCompletionToolChoiceOption {
  return typeof choice === 'string' ? choice : { type: 'function', function: { name: choice.tool } };
}

function wireMessage(message: ChatMessage): Message {
  switch (message.role) {
    case 'system':
    case 'user':
      return { role: message.role, content: message.text };
    case 'tool':
      return { role: 'tool', tool_call_id: message.id, content: message.text };
    case 'assistant': {
      const { text, call } = message;
      if (call === undefined) return { role: 'assistant', content: text ?? '' };
      const { id, name, arguments: json } = call;
      const calls = [{ id, type: 'function' as const, function: { name, arguments: json } }];
      return { role: 'assistant', content: text ?? null, tool_calls: calls };
    }
  }
}
