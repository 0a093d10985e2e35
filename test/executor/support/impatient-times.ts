import type { ModelTimes } from '#executor/model/model-times.ts';

/** A time in which nobody waits: pauses are over at once, and silence lasts too long when the test says so. */
export interface ImpatientTimes extends ModelTimes {
  /** The pauses that were asked for, in milliseconds. */
  readonly pauses: readonly number[];
  /** Silence lasts too long after so many further signs of life: the head of an answer is one, each piece of it another. */
  silence(signs: number): void;
}

export function impatientTimes(): ImpatientTimes {
  const pauses: number[] = [];
  let ring: () => void = () => undefined;
  let signsLeft: number | undefined;
  const check = (): void => {
    if (signsLeft !== 0) return;
    signsLeft = undefined;
    setImmediate(ring);
  };
  return {
    pauses,
    pause(milliseconds) {
      pauses.push(milliseconds);
      return Promise.resolve();
    },
    alarm(_milliseconds, onRing) {
      ring = onRing;
      return {
        restart() {
          if (signsLeft !== undefined) signsLeft -= 1;
          check();
        },
        stop() {
          ring = () => undefined;
        },
      };
    },
    silence(signs) {
      signsLeft = signs;
      check();
    },
  };
}
