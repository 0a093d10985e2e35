import { CstUtils, type AstNode, type LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';

/** The innermost node at the beginning of a finding. */
export function nodeAt(document: LangiumDocument, { range }: Pick<Diagnostic, 'range'>): AstNode | undefined {
  const root = document.parseResult.value.$cstNode;
  const offset = document.textDocument.offsetAt(range.start);
  return root && CstUtils.findLeafNodeAtOffset(root, offset)?.astNode;
}
