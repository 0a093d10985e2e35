import { firstBehind, type Continuation, type TokenPlace } from './token-place.ts';
import type { TokenReader } from './token-reader.ts';

/** A part of a rule, which reads the tokens that it stands for. */
export interface Step {
  /** Tells the reader what it read. `false`: what comes next does not fit, or it is not known whether it does. */
  read: (reader: TokenReader) => boolean;
  /** Adds the places that can read its first token. `true`: it may also stand for nothing at all. */
  addFirst: (places: Set<TokenPlace>) => boolean;
}

/** A step and what comes behind it. */
export function continued(step: Step, behind: Continuation): Continuation {
  return {
    addFirst: (places) => {
      if (step.addFirst(places)) behind.addFirst(places);
    },
  };
}

/** The places that can read the first token of a step, or of what comes behind if the step stands for nothing. */
export function firstOf(step: Step, behind: Continuation): readonly TokenPlace[] {
  return firstBehind(continued(step, behind));
}
