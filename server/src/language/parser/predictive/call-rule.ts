import type { GrammarAST } from 'langium';
import type { Assign } from './assign.ts';
import type { Rule } from './rule.ts';
import type { Step } from './step.ts';
import type { TokenPlace } from './token-place.ts';
import type { ParseEvent, TokenReader } from './token-reader.ts';
import type { TreeBuilder } from './tree-builder.ts';

/** Reads a rule that stands for a node. */
export class CallRule implements Step, ParseEvent {
  private readonly rule: Rule;
  private readonly feature: GrammarAST.RuleCall;
  private readonly end: ParseEvent;

  /** Without an assignment, the node is the one that the calling rule stands for. */
  constructor(rule: Rule, feature: GrammarAST.RuleCall, assign: Assign | undefined) {
    this.rule = rule;
    this.feature = feature;
    this.end = {
      build: (trees) => {
        const isEmpty = trees.open.content.length === 0;
        const node = trees.complete();
        trees.leave();
        if (isEmpty) return;
        if (assign) assign.takeNode(trees, node);
        else trees.become(node);
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
    trees.begin(this.rule.type);
  }
}
