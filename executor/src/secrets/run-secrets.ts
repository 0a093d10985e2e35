import { ToolFailure } from '../tools/tool-failure.ts';
import type { AskSecretParams, SecretAnswer } from '../protocol/messages.ts';
import type { Redactor } from './redactor.ts';

/** Who knows the secrets: the host. */
export type SecretSource = (request: AskSecretParams, signal: AbortSignal) => Promise<SecretAnswer>;

/** The secrets of one top run: each is asked for once per tool and origin, and redacted by all its redactors from then on. */
export class RunSecrets {
  readonly #source: SecretSource;
  readonly #redactors: readonly Redactor[];
  readonly #known = new Map<string, string>();

  constructor(source: SecretSource, redactors: readonly Redactor[]) {
    this.#source = source;
    this.#redactors = redactors;
  }

  /** The value; rejects with a `ToolFailure` when the host does not give it. */
  async get(request: AskSecretParams, signal: AbortSignal): Promise<string> {
    const key = JSON.stringify([request.tool, request.name, String(request.origin)]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const answer = await this.#ask(request, signal);
    if ('refused' in answer) throw new ToolFailure(`the secret ${request.name} is not available: ${answer.refused}`);
    for (const redactor of this.#redactors) redactor.add(answer.value);
    this.#known.set(key, answer.value);
    return answer.value;
  }

  async #ask(request: AskSecretParams, signal: AbortSignal): Promise<SecretAnswer> {
    try {
      return await this.#source(request, signal);
    } catch (error) {
      signal.throwIfAborted();
      return { refused: error instanceof Error ? error.message : String(error) };
    }
  }
}
