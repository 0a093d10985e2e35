import type { JsonSchema } from '#core/types/json-schema.ts';
import type { ChatMessage, ChatRequest } from './chat-model.ts';

/** Settings of a request that some servers refuse; without them it asks for nearly the same. */
export type OptionalSetting = 'parallel_tool_calls' | 'stream_options' | 'named tool_choice' | 'tool_choice' | 'stream';

/** The part of a request to the chat completions API that is used here. */
export interface CompletionBody {
  model: string;
  messages: WireMessage[];
  stream: boolean;
  stream_options?: { include_usage: true };
  temperature?: number;
  tools?: { type: 'function'; function: { name: string; description?: string; parameters: JsonSchema } }[];
  tool_choice?: 'auto' | 'required' | 'none' | { type: 'function'; function: { name: string } };
  parallel_tool_calls?: false;
}

type WireMessage =
  | { role: 'system' | 'user'; content: string }
  | { role: 'tool'; tool_call_id: string; content: string }
  | { role: 'assistant'; content: string | null; tool_calls?: WireCall[] };

interface WireCall {
  id: string;
  type: 'function';
  function: { name: string; arguments: string };
}

/** A request in the form of the chat completions API. `without`: settings that the server does not take. */
export function completionBody(
  model: string,
  request: ChatRequest,
  without: ReadonlySet<OptionalSetting>,
): CompletionBody {
  const stream = !without.has('stream');
  const body: CompletionBody = {
    model,
    messages: request.messages.map(wireMessage),
    stream,
    ...(request.temperature !== undefined && { temperature: request.temperature }),
    ...(stream && !without.has('stream_options') && { stream_options: { include_usage: true } }),
  };
  if (request.tools.length === 0) return body;
  return {
    ...body,
    tools: request.tools.map((tool) => ({ type: 'function', function: tool })),
    ...(!without.has('tool_choice') && { tool_choice: wireChoice(request.choice, without) }),
    ...(!without.has('parallel_tool_calls') && { parallel_tool_calls: false }),
  };
}

function wireChoice(
  choice: ChatRequest['choice'],
  without: ReadonlySet<OptionalSetting>,
): NonNullable<CompletionBody['tool_choice']> {
  if (typeof choice === 'string') return choice;
  // A named tool is the only one that is offered, so `required` says the same.
  return without.has('named tool_choice') ? 'required' : { type: 'function', function: { name: choice.tool } };
}

function wireMessage(message: ChatMessage): WireMessage {
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
      const calls: WireCall[] = [{ id, type: 'function', function: { name, arguments: json } }];
      return { role: 'assistant', content: text ?? null, tool_calls: calls };
    }
  }
}
