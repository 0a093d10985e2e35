import { ModelError, type ChatModel, type ChatReply, type ChatRequest } from './chat-model.ts';

/** One reply of a script: itself, computed from the request, or a failure. */
export type ScriptedReply = ChatReply | ModelError | ((request: ChatRequest) => ChatReply);

/** A model that says what it was told to say. It remembers what it was asked. */
export interface ScriptedChatModel extends ChatModel {
  readonly requests: readonly ChatRequest[];
}

/** Gives the replies in order; after the last one it fails, so that a run never hangs on a script that is too short. */
export function scriptedChatModel(replies: readonly ScriptedReply[]): ScriptedChatModel {
  const requests: ChatRequest[] = [];
  return {
    requests,
    ask(request, context) {
      const reply = replies[requests.length];
      requests.push(request);
      if (reply === undefined) {
        return Promise.reject(new ModelError('the script of the model has ended', { retryable: false }));
      }
      if (reply instanceof ModelError) return Promise.reject(reply);
      const said = typeof reply === 'function' ? reply(request) : reply;
      if (said.text !== undefined) context.onText(said.text);
      return Promise.resolve(said);
    },
  };
}

/** A reply that calls a tool by its wire name. */
export function calling(name: string, args: unknown = {}): ChatReply {
  return { call: { name, arguments: JSON.stringify(args) }, usage: { input: 10, output: 5 } };
}
