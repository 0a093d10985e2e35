/** Aborts a request when nothing has come for too long, or when the signal above it aborts. */
export class StallWatch {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal;
  readonly #timer: NodeJS.Timeout;
  #stalled = false;

  /** `limit`: milliseconds between two signs of life. */
  constructor(limit: number, outer: AbortSignal) {
    this.#outer = outer;
    this.#timer = setTimeout(() => {
      this.#stalled = true;
      this.#controller.abort(new Error('nothing came for too long'));
    }, limit);
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
    this.#timer.refresh();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#outer.removeEventListener('abort', this.#pass);
  }

  readonly #pass = (): void => {
    this.#controller.abort(this.#outer.reason);
  };
}
