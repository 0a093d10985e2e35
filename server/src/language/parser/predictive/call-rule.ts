import type { GrammarAST } from 'langium';
import type { Assign } from './assign.ts';
import { Call } from './call.ts';
import type { Rule } from './rule.ts';
import type { TreeBuilder } from './tree-builder.ts';

/** Reads a rule that stands for a node. */
export class CallRule extends Call {
  private readonly assign: Assign | undefined;

  /** Without an assignment, the node is the one that the calling rule stands for. */
  constructor(rule: Rule, feature: GrammarAST.RuleCall, assign: Assign | undefined) {
    super(rule, feature);
    this.assign = assign;
  }

  protected begin(trees: TreeBuilder): void {
    trees.begin(this.rule.type);
  }

  protected end(trees: TreeBuilder): void {
    const { isEmpty } = trees.cst;
    const node = trees.complete();
    trees.leave();
    if (isEmpty) return;
    if (this.assign) this.assign.takeNode(trees, node);
    else trees.become(node);
  }
}
