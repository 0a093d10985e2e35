import { isCompositeCstNode, type CstNode, type CstNodeBuilder } from 'langium';

/**
 * Leaves out of each node what was begun inside and could not be read. Langium does so where a rule comes to its end; one
 * that an error ends leaves an empty node, which stands at the beginning of the text and draws its parent there.
 */
export function leaveOutEmptyNodes(builder: Pick<CstNodeBuilder, 'construct' | 'current'>): void {
  const construct = builder.construct.bind(builder);
  builder.construct = (item) => {
    const { current } = builder;
    if (current.content.some(isEmpty)) current.content = current.content.filter((node) => !isEmpty(node));
    construct(item);
  };
}

function isEmpty(node: CstNode): boolean {
  return isCompositeCstNode(node) && node.content.length === 0;
}
