import type { GrammarAST } from 'langium';
import type { Rule } from './rule.ts';
import type { Step } from './step.ts';
import type { TokenPlace } from './token-place.ts';
import type { ParseEvent, TokenReader } from './token-reader.ts';
import type { TreeBuilder } from './tree-builder.ts';

/** Reads a rule that another one calls. */
export abstract class Call implements Step, ParseEvent {
  protected readonly rule: Rule;
  private readonly feature: GrammarAST.RuleCall;
  private readonly behind: ParseEvent = {
    build: (trees) => {
      this.end(trees);
    },
  };

  constructor(rule: Rule, feature: GrammarAST.RuleCall) {
    this.rule = rule;
    this.feature = feature;
  }

  addFirst(places: Set<TokenPlace>): boolean {
    return this.rule.body.addFirst(places);
  }

  read(reader: TokenReader): boolean {
    reader.events.push(this);
    if (!this.rule.body.read(reader)) return false;
    reader.events.push(this.behind);
    return true;
  }

  build(trees: TreeBuilder): void {
    trees.cst.begin(this.feature);
    this.begin(trees);
  }

  /** Begins what the rule stands for. */
  protected abstract begin(trees: TreeBuilder): void;

  /** Completes it. A rule that read nothing leaves nothing. */
  protected abstract end(trees: TreeBuilder): void;
}
