import type { GrammarAST } from 'langium';
import type { Assign } from './assign.ts';
import type { Step } from './step.ts';
import type { ParseEvent, TokenReader } from './token-reader.ts';
import type { TreeBuilder } from './tree-builder.ts';

/** Does something to the node that is being built. Reads nothing. */
abstract class Action implements Step, ParseEvent {
  addFirst(): true {
    return true;
  }

  read(reader: TokenReader): true {
    reader.events.push(this);
    return true;
  }

  abstract build(trees: TreeBuilder): void;
}

/** Says of which type the node is. */
export class SetType extends Action {
  private readonly type: string;

  constructor(type: string) {
    super();
    this.type = type;
  }

  build(trees: TreeBuilder): void {
    trees.node.$type = this.type;
  }
}

/** Completes the node, and goes on with another around it. */
export class Wrap extends Action {
  private readonly type: string;
  private readonly feature: GrammarAST.Action;
  private readonly assign: Assign;

  constructor(type: string, feature: GrammarAST.Action, assign: Assign) {
    super();
    this.type = type;
    this.feature = feature;
    this.assign = assign;
  }

  build(trees: TreeBuilder): void {
    const node = trees.complete();
    trees.cst.wrap(this.feature);
    trees.node = { $type: this.type };
    this.assign.takeNode(trees, node);
  }
}
