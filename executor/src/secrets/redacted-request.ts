import type { ChatMessage, ChatRequest } from '../model/chat-model.ts';
import type { ModelTable } from '../model/model-table.ts';
import type { Redactor } from './redactor.ts';

/** The same models, which are told everything but secrets. */
export function withoutSecrets(models: ModelTable, redactor: Redactor): ModelTable {
  return (name) => {
    const model = models(name);
    return model && { ask: (request, context) => model.ask(redactedRequest(request, redactor), context) };
  };
}

function redactedRequest(request: ChatRequest, redactor: Redactor): ChatRequest {
  if (redactor.isEmpty) return request;
  return { ...request, messages: request.messages.map((message) => redactedMessage(message, redactor)) };
}

function redactedMessage(message: ChatMessage, redactor: Redactor): ChatMessage {
  if (message.role !== 'assistant') return { ...message, text: redactor.text(message.text) };
  const { text, call } = message;
  return {
    ...message,
    ...(text !== undefined && { text: redactor.text(text) }),
    ...(call !== undefined && { call: { ...call, arguments: redactor.text(call.arguments) } }),
  };
}
