import { Lookahead } from './lookahead.ts';
import { firstOf, type Step } from './step.ts';
import type { Continuation, TokenPlace } from './token-place.ts';
import type { TokenReader } from './token-reader.ts';

/** Reads one of several steps. */
export class Choice implements Step {
  private readonly steps: readonly Step[];
  private readonly lookahead: Lookahead;

  constructor(steps: readonly Step[], behind: Continuation) {
    this.steps = steps;
    this.lookahead = new Lookahead(() => steps.map((step) => firstOf(step, behind)));
  }

  addFirst(places: Set<TokenPlace>): boolean {
    return this.steps.filter((step) => step.addFirst(places)).length > 0;
  }

  read(reader: TokenReader): boolean {
    return this.steps[this.lookahead.choose(reader)]?.read(reader) ?? false;
  }
}
