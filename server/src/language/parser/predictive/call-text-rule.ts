import type { GrammarAST } from 'langium';
import type { Receiver } from './receiver.ts';
import type { Rule } from './rule.ts';
import type { Step } from './step.ts';
import type { TokenPlace } from './token-place.ts';
import type { ParseEvent, TokenReader } from './token-reader.ts';
import type { TreeBuilder } from './tree-builder.ts';

/** Reads a rule that stands for a value: its texts, one behind the other, and what they mean. */
export class CallTextRule implements Step, ParseEvent {
  private readonly rule: Rule;
  private readonly feature: GrammarAST.RuleCall;
  private readonly end: ParseEvent;

  constructor(rule: Rule, feature: GrammarAST.RuleCall, receiver: Receiver | undefined) {
    this.rule = rule;
    this.feature = feature;
    this.end = {
      build: (trees) => {
        const { cst, value } = trees.completeValue();
        if (cst.content.length > 0) receiver?.take(trees, value, cst);
      },
    };
  }

  addFirst(places: Set<TokenPlace>): boolean {
    return this.rule.body.addFirst(places);
  }

  read(reader: TokenReader): boolean {
    reader.events.push(this);
    if (!this.rule.body.read(reader)) return false;
    reader.events.push(this.end);
    return true;
  }

  build(trees: TreeBuilder): void {
    trees.cst.buildCompositeNode(this.feature);
    trees.beginValue();
  }
}
