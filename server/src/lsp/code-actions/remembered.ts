import { DocumentState, type LangiumDocument } from 'langium';
import type { WfServerServices } from '../services.ts';

/**
 * Answers about texts that hold until anything in the workspace changes, or one more of its files is read: an editor asks again at every move of the cursor,
 * and each answer takes a check of the file or more.
 */
export class Remembered<T> {
  private answers = new WeakMap<object, Map<string, T>>();

  constructor({ shared }: WfServerServices) {
    const forget = (): void => {
      this.answers = new WeakMap();
    };
    shared.workspace.DocumentBuilder.onUpdate(forget);
    for (const state of [DocumentState.Parsed, DocumentState.Linked]) {
      shared.workspace.DocumentBuilder.onDocumentPhase(state, forget);
    }
  }

  /** The answer to a question about a text, asked once. A rejection is not remembered, nor an answer that came too late. */
  async get({ parseResult }: LangiumDocument, question: string, ask: () => Promise<T>): Promise<T> {
    const { answers } = this;
    const known = answers.get(parseResult) ?? new Map<string, T>();
    answers.set(parseResult, known);
    const answer = known.has(question) ? (known.get(question) as T) : await ask();
    known.set(question, answer);
    return answer;
  }
}
