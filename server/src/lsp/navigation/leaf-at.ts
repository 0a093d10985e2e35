import { CstUtils, type LangiumDocument, type LeafCstNode } from 'langium';

/** The token that begins at or lies around an offset, or else the one that ends there. Comments count as tokens. */
export function leafAt(document: LangiumDocument, offset: number): LeafCstNode | undefined {
  const root = document.parseResult.value.$cstNode;
  if (root === undefined) return undefined;
  const behind = CstUtils.findLeafNodeAtOffset(root, offset);
  return behind ?? (offset > 0 ? CstUtils.findLeafNodeAtOffset(root, offset - 1) : undefined);
}
