import type { Step } from './step.ts';
import type { Continuation, TokenPlace } from './token-place.ts';

/** A rule of the grammar. As a continuation it is what comes behind it, wherever it is called. */
export class Rule implements Continuation {
  readonly type: string;
  private definition: Step | undefined;
  private readonly calls: Continuation[] = [];
  private isAsked = false;

  constructor(type: string) {
    this.type = type;
  }

  /** Set once the rules that it calls are known. */
  get body(): Step {
    if (!this.definition) throw new Error(`What the rule for ${this.type} reads is not known yet.`);
    return this.definition;
  }

  set body(definition: Step) {
    this.definition = definition;
  }

  /** Tells of a call what comes behind it. */
  isCalledBefore(behind: Continuation): void {
    this.calls.push(behind);
  }

  addFirst(places: Set<TokenPlace>): void {
    // Where a rule is the last part of one that is the last part of it, what comes behind is being added already.
    if (this.isAsked) return;
    this.isAsked = true;
    for (const behind of this.calls) behind.addFirst(places);
    this.isAsked = false;
  }
}
