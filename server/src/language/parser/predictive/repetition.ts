import { Lookahead } from './lookahead.ts';
import { firstOf, type Step } from './step.ts';
import { firstBehind, type Continuation, type TokenPlace } from './token-place.ts';
import type { TokenReader } from './token-reader.ts';

/** The ways on before and behind each time. */
const again = 0;
const on = 1;

/** Reads a step as often as the grammar lets it. */
export class Repetition implements Step {
  private readonly step: Step;
  private readonly isOptional: boolean;
  private readonly isRepeated: boolean;
  private readonly lookahead: Lookahead;

  constructor(step: Step, cardinality: '?' | '*' | '+', behind: Continuation) {
    this.step = step;
    this.isOptional = cardinality !== '+';
    this.isRepeated = cardinality !== '?';
    this.lookahead = new Lookahead(() => [firstOf(step, behind), firstBehind(behind)]);
  }

  addFirst(places: Set<TokenPlace>): boolean {
    return this.step.addFirst(places) || this.isOptional;
  }

  read(reader: TokenReader): boolean {
    let way = this.isOptional ? this.lookahead.choose(reader) : again;
    while (way === again) {
      if (!this.step.read(reader)) return false;
      way = this.isRepeated ? this.lookahead.choose(reader) : on;
    }
    return way === on;
  }
}
