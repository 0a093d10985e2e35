import type { CstNode } from 'langium';
import type { NewNode } from './new-node.ts';
import type { Receiver } from './receiver.ts';
import type { TreeBuilder } from './tree-builder.ts';

/** Assigns what was read to a property of the node that is being built. */
export class Assign implements Receiver {
  private readonly property: string;
  private readonly operator: '=' | '+=' | '?=';
  private readonly isReference: boolean;

  constructor(property: string, operator: '=' | '+=' | '?=', isReference = false) {
    this.property = property;
    this.operator = operator;
    this.isReference = isReference;
  }

  /** Assigns a value, or a reference by it. */
  take(trees: TreeBuilder, value: unknown, cst: CstNode): void {
    this.set(trees, this.isReference ? trees.referenceTo(this.property, String(value), cst) : value);
  }

  /** Assigns another node, which is complete. Langium tells nodes where they stand in a walk over all, when the text ends. */
  takeNode(trees: TreeBuilder, node: NewNode): void {
    trees.linkToCst(node);
    const index = this.set(trees, node);
    node.$container = trees.node;
    node.$containerProperty = this.property;
    if (index !== undefined) node.$containerIndex = index;
  }

  /** Gives the index in the list that the property holds, if it does. */
  private set({ node }: TreeBuilder, value: unknown): number | undefined {
    if (this.operator !== '+=') {
      node[this.property] = this.operator === '?=' ? true : value;
      return undefined;
    }
    const list = node[this.property] as unknown[] | undefined;
    if (list !== undefined) return list.push(value) - 1;
    node[this.property] = [value];
    return 0;
  }
}
