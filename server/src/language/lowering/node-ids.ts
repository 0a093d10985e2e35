import { AstUtils, type AstNode, type URI } from 'langium';
import type { NodeId } from '#core/ir/node-id.ts';

/**
 * Ids of syntax nodes as one file sees them: the path in the tree for its own, `uri#path` for those of other files.
 * Equal texts give equal ids.
 */
export class NodeIds {
  private readonly home: string;

  constructor(home: URI) {
    this.home = home.toString();
  }

  of(node: AstNode): NodeId {
    const steps: string[] = [];
    let root = node;
    for (; root.$container; root = root.$container) {
      const { $containerProperty = '', $containerIndex } = root;
      steps.push($containerIndex === undefined ? $containerProperty : `${$containerProperty}@${$containerIndex}`);
    }
    // The path that Langium's locator gives, as one text. The locator appends step by step, and V8 then keeps each step as
    // an object of its own, which took a tenth of the memory of a large workspace.
    const path = steps.length === 0 ? '' : `/${steps.reverse().join('/')}`;
    return this.isHome(root) ? path : `${uriOf(root)}#${path}`;
  }

  /** The node stands in the file itself. */
  isHome(node: AstNode): boolean {
    return uriOf(node) === this.home;
  }
}

function uriOf(node: AstNode): string {
  return AstUtils.getDocument(node).uri.toString();
}
