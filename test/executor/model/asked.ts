import type { ChatReply, ChatRequest } from '#executor/model/chat-model.ts';
import { openaiChatModel } from '#executor/model/openai-chat-model.ts';
import type { Provider } from '#executor/protocol/messages.ts';
import { completionServer, type Answer, type CompletionServer } from '../support/completion-server.ts';

/** A request that names its one tool. */
export const request: ChatRequest = {
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

/** A reply on its way, and the pieces of text that came. */
export interface Asked {
  readonly reply: Promise<ChatReply>;
  readonly texts: readonly string[];
}

/** Asks a server through the adapter. */
export function ask(server: CompletionServer, more: Partial<Provider> = {}, signal?: AbortSignal): Asked {
  const texts: string[] = [];
  const model = openaiChatModel({ name: 'test', baseUrl: server.baseUrl, ...more });
  const context = { signal: signal ?? new AbortController().signal, onText: (delta: string) => texts.push(delta) };
  return { reply: model.ask(request, context), texts };
}

/** The reply to `request` of a server that gives these answers, in turn. */
export async function replyTo(...answers: readonly Answer[]): Promise<ChatReply> {
  return ask(await completionServer(answers)).reply;
}
