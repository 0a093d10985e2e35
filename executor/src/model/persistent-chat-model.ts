import { duration } from '#core/events/measures.ts';
import { ModelError, type ChatModel, type ChatReply } from './chat-model.ts';
import { realTimes, type ModelTimes } from './model-times.ts';

/** How often and how long to wait for a model that cannot be had. */
export interface Persistence {
  readonly attempts: number;
  /** Milliseconds before the second attempt; doubled each time. */
  readonly firstWait: number;
  /** A server that asks for more than this, in milliseconds, is not waited for. */
  readonly longestWait: number;
}

export const usualPersistence: Persistence = { attempts: 3, firstWait: 500, longestWait: 60_000 };

/** Asks again after failures that may pass, as the server says or with growing waits. */
export function persistentChatModel(
  model: ChatModel,
  persistence: Persistence = usualPersistence,
  times: ModelTimes = realTimes,
): ChatModel {
  const { attempts, firstWait, longestWait } = persistence;
  return {
    async ask(request, context): Promise<ChatReply> {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await model.ask(request, context);
        } catch (error) {
          if (!(error instanceof ModelError) || !error.retryable || attempt === attempts) throw error;
          const wait = error.retryAfter ?? firstWait * 2 ** (attempt - 1);
          if (wait > longestWait) throw tooLong(error, wait);
          await times.pause(wait, context.signal);
        }
      }
    },
  };
}

function tooLong(error: ModelError, wait: number): ModelError {
  return new ModelError(`${error.message}; it asks to wait ${duration(wait)}, which is too long`, {
    retryable: false,
    retryAfter: wait,
    cause: error,
  });
}
