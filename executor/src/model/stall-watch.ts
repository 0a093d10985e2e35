import type { Alarm, ModelTimes } from './model-times.ts';

/** Aborts a request when nothing has come for too long, or when the signal above it aborts. */
export class StallWatch {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal;
  readonly #alarm: Alarm;
  #stalled = false;

  /** `limit`: milliseconds between two signs of life. */
  constructor(limit: number, outer: AbortSignal, times: ModelTimes) {
    this.#outer = outer;
    this.#alarm = times.alarm(limit, () => {
      this.#stalled = true;
      this.#controller.abort(new Error('nothing came for too long'));
    });
    if (outer.aborted) this.#pass();
    else outer.addEventListener('abort', this.#pass, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The request was aborted because of the silence. */
  get stalled(): boolean {
    return this.#stalled;
  }

  /** Something came. */
  sign(): void {
    this.#alarm.restart();
  }

  end(): void {
    this.#alarm.stop();
    this.#outer.removeEventListener('abort', this.#pass);
  }

  readonly #pass = (): void => {
    this.#controller.abort(this.#outer.reason);
  };
}
