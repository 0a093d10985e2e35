import { Interruption } from '../ports/step-port.ts';

/** Longest delay that a timer can hold. */
const longestTimer = 2 ** 31 - 1;

/** A part of a run that can be stopped by itself. */
export interface Part {
  /** What the names of its steps begin with; `null` for the run as a whole. */
  readonly prefix: string | null;
  readonly controller: AbortController;
  /** Aborts with the part, or with one that it belongs to. */
  readonly signal: AbortSignal;
  readonly timeout: number | undefined;
  /** Milliseconds that the run had been going on when the part began. */
  readonly since: number;
  timer: NodeJS.Timeout | undefined;
}

/** The parts that a run is in, from the whole to the innermost. */
export class Parts {
  readonly #open: Part[] = [];
  readonly #onTimeout: (part: Part) => void;

  constructor(onTimeout: (part: Part) => void) {
    this.#onTimeout = onTimeout;
  }

  begin(prefix: string | null, timeout: number | undefined, since: number): Part {
    const controller = new AbortController();
    const outer = this.#open.at(-1)?.signal;
    const signal = outer === undefined ? controller.signal : AbortSignal.any([outer, controller.signal]);
    const part = { prefix, controller, signal, timeout, since, timer: undefined };
    this.#open.push(part);
    return part;
  }

  end(part: Part): void {
    clearTimeout(part.timer);
    this.#open.splice(this.#open.indexOf(part), 1);
  }

  /** Stops a part as it was stopped before. */
  interrupt(prefix: string | null, kind: Interruption['kind']): void {
    const part = this.#open.find((open) => open.prefix === prefix);
    part?.controller.abort(new Interruption(kind));
  }

  /** From now on deadlines are kept; `active` as in `Part.since`. */
  watch(active: number): void {
    for (const part of this.#open) {
      if (part.timeout === undefined || part.timer !== undefined) continue;
      const left = Math.max(0, part.timeout - (active - part.since));
      part.timer = setTimeout(
        () => {
          this.#onTimeout(part);
        },
        Math.min(left, longestTimer),
      );
    }
  }
}
