import { AstUtils, type AstNode, type AstNodeLocator, type URI } from 'langium';
import type { NodeId } from '#core/ir/node-id.ts';

/**
 * Ids of syntax nodes as one file sees them: the path in the tree for its own, `uri#path` for those of other files.
 * Equal texts give equal ids.
 */
export class NodeIds {
  private readonly home: string;
  private readonly locator: AstNodeLocator;

  constructor(home: URI, locator: AstNodeLocator) {
    this.home = home.toString();
    this.locator = locator;
  }

  of(node: AstNode): NodeId {
    const path = this.locator.getAstNodePath(node);
    return this.isHome(node) ? path : `${uriOf(node)}#${path}`;
  }

  /** The node stands in the file itself. */
  isHome(node: AstNode): boolean {
    return uriOf(node) === this.home;
  }
}

function uriOf(node: AstNode): string {
  return AstUtils.getDocument(node).uri.toString();
}
