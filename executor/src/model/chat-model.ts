import type { ChatReply, ChatRequest } from '../protocol/chat.ts';

export type { CallMessage, ChatMessage, ChatReply, ChatRequest, OfferedTool } from '../protocol/chat.ts';

/** A language model: the port behind which every provider stands. */
export interface ChatModel {
  /**
   * One reply to one conversation. `onText` gets the text as it comes. Rejects with a `ModelError` when no reply can be
   * had, and with the signal's reason when the signal aborts.
   */
  ask(request: ChatRequest, context: AskContext): Promise<ChatReply>;
}

export interface AskContext {
  readonly signal: AbortSignal;
  readonly onText: (delta: string) => void;
}

/** No reply could be had. `retryable`: another attempt may succeed, not before `retryAfter` milliseconds. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly retryable: boolean;
  readonly retryAfter: number | undefined;

  constructor(
    message: string,
    options: { readonly retryable: boolean; readonly retryAfter?: number | undefined; readonly cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.retryable = options.retryable;
    this.retryAfter = options.retryAfter;
  }
}
