import type { Redactor } from './redactor.ts';

/** Removes secrets from a text that comes in pieces; holds back the end of it that may be the beginning of a secret. */
export class RedactedStream {
  readonly #redactor: Redactor;
  #held = '';

  constructor(redactor: Redactor) {
    this.#redactor = redactor;
  }

  /** What can be told now. */
  add(piece: string): string {
    const text = this.#held + piece;
    const end = this.#redactor.settled(text);
    this.#held = text.slice(end);
    return this.#redactor.text(text.slice(0, end));
  }

  /** The rest, when nothing more comes. */
  end(): string {
    const rest = this.#redactor.text(this.#held);
    this.#held = '';
    return rest;
  }
}
