import { CstUtils, isLeafCstNode, type AstNode, type CommentProvider, type CstNode } from 'langium';

/** The documentation comment of a node: the last one before it, though lines of `//` may stand between. */
export class WfCommentProvider implements CommentProvider {
  getComment(node: AstNode): string | undefined {
    return this.commentOf(node)?.text;
  }

  /** The comment with its place. */
  commentOf(node: AstNode): CstNode | undefined {
    let previous = node.$cstNode && CstUtils.getPreviousNode(node.$cstNode);
    while (previous && isLeafCstNode(previous) && previous.tokenType.name === 'LINE_COMMENT') {
      previous = CstUtils.getPreviousNode(previous);
    }
    const isDoc = previous && isLeafCstNode(previous) && previous.tokenType.name === 'BLOCK_COMMENT';
    return isDoc && previous?.text.startsWith('/**') && previous.text.length > 4 ? previous : undefined;
  }
}
