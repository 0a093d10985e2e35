import type { ModelAnswer } from '../protocol/messages.ts';
import { ModelError, type ChatModel, type ChatRequest } from './chat-model.ts';
import { realTimes, type ModelTimes } from './model-times.ts';
import { StallWatch } from './stall-watch.ts';

/** Asks the host for one reply of a model of the editor; `run` is the top run. */
export type AskHostModel = (
  run: string,
  request: ChatRequest,
  onText: (delta: string) => void,
  signal: AbortSignal,
) => Promise<ModelAnswer>;

/**
 * Milliseconds of silence after which a model of the editor counts as dead. Longer than for other models: on the first
 * request the editor asks its user for consent.
 */
const longestSilence = 600_000;

/** Whether a model is one of the editor's own: `vscode/…`. */
export function isEditorModel(model: string): boolean {
  return model.startsWith('vscode/') && model.length > 'vscode/'.length;
}

/** The models of the editor, asked through the host. They do not say what they cost, in tokens or in money. */
export function editorChatModel(run: string, ask: AskHostModel, times: ModelTimes = realTimes): ChatModel {
  return {
    async ask(request, { signal, onText }) {
      const watch = new StallWatch(longestSilence, signal, times);
      const hear = (delta: string): void => {
        watch.word();
        onText(delta);
      };
      try {
        const answer = await ask(run, request, hear, watch.signal);
        if ('reply' in answer) return answer.reply;
        throw new ModelError(answer.failed, { retryable: answer.repeatable });
      } catch (error) {
        signal.throwIfAborted();
        if (watch.stall !== undefined)
          throw new ModelError(`\`${request.model}\` went silent`, { retryable: true, cause: error });
        throw error;
      } finally {
        watch.end();
      }
    },
  };
}
