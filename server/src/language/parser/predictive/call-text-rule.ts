import type { GrammarAST } from 'langium';
import { Call } from './call.ts';
import type { Receiver } from './receiver.ts';
import type { Rule } from './rule.ts';
import type { TreeBuilder } from './tree-builder.ts';

/** Reads a rule that stands for a value: its texts, one behind the other, and what they mean. */
export class CallTextRule extends Call {
  private readonly receiver: Receiver | undefined;

  constructor(rule: Rule, feature: GrammarAST.RuleCall, receiver: Receiver | undefined) {
    super(rule, feature);
    this.receiver = receiver;
  }

  protected begin(trees: TreeBuilder): void {
    trees.beginValue();
  }

  protected end(trees: TreeBuilder): void {
    const { cst, value } = trees.completeValue();
    if (cst.content.length > 0) this.receiver?.take(trees, value, cst);
  }
}
