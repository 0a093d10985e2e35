import type { Step } from './step.ts';
import type { TokenPlace } from './token-place.ts';
import type { TokenReader } from './token-reader.ts';

/** Reads one step behind the other. */
export class Sequence implements Step {
  private readonly steps: readonly Step[];

  constructor(steps: readonly Step[]) {
    this.steps = steps;
  }

  addFirst(places: Set<TokenPlace>): boolean {
    return this.steps.every((step) => step.addFirst(places));
  }

  read(reader: TokenReader): boolean {
    return this.steps.every((step) => step.read(reader));
  }
}
