import { duration } from '#core/events/measures.ts';
import type { Alarm, ModelTimes } from './model-times.ts';

/** How often the limit of silence a server may keep a line open without a word of its answer. */
const patience = 5;

/**
 * Aborts a request when nothing has come for too long, when what came said nothing for too long, or when the signal above
 * it aborts.
 */
export class StallWatch {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal;
  readonly #silence: Alarm;
  readonly #emptiness: Alarm;
  #stall: string | undefined;

  /** `limit`: milliseconds between two signs of life. */
  constructor(limit: number, outer: AbortSignal, times: ModelTimes) {
    this.#outer = outer;
    this.#emptiness = this.#alarm(
      times,
      limit * patience,
      (time) => `it kept the line open for ${time} and said nothing`,
    );
    this.#silence = this.#alarm(times, limit, (time) => `nothing came for ${time}`);
    if (outer.aborted) this.#pass();
    else outer.addEventListener('abort', this.#pass, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Why the request was aborted, in words, if that was because of the silence. */
  get stall(): string | undefined {
    return this.#stall;
  }

  /** Something came: it may be no more than a comment or a space that keeps the line open. */
  sign(): void {
    this.#silence.restart();
  }

  /** A part of the answer came. */
  word(): void {
    this.sign();
    this.#emptiness.restart();
  }

  end(): void {
    this.#silence.stop();
    this.#emptiness.stop();
    this.#outer.removeEventListener('abort', this.#pass);
  }

  #alarm(times: ModelTimes, limit: number, words: (time: string) => string): Alarm {
    return times.alarm(limit, () => {
      this.#stall ??= words(duration(limit));
      this.#controller.abort(new Error(this.#stall));
    });
  }

  readonly #pass = (): void => {
    this.#controller.abort(this.#outer.reason);
  };
}
