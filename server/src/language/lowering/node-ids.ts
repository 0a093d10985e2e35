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
    const path = pathOf(node);
    return this.isHome(node) ? path : `${uriOf(node)}#${path}`;
  }

  /** The node stands in the file itself. */
  isHome(node: AstNode): boolean {
    return uriOf(node) === this.home;
  }
}

/**
 * The path that Langium's locator gives, as one text. The locator appends step by step, and V8 then keeps each step as an
 * object of its own, which took a tenth of the memory of a large workspace.
 */
function pathOf(node: AstNode): string {
  const steps: string[] = [];
  for (let at = node; at.$container; at = at.$container) {
    const { $containerProperty = '', $containerIndex } = at;
    steps.push($containerIndex === undefined ? $containerProperty : `${$containerProperty}@${$containerIndex}`);
  }
  return steps.length === 0 ? '' : `/${steps.reverse().join('/')}`;
}

function uriOf(node: AstNode): string {
  return AstUtils.getDocument(node).uri.toString();
}
