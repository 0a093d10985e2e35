import { CstUtils, type AstNode } from 'langium';
import type { FixRequest } from './quick-fix.ts';

/** The innermost node at the beginning of a finding. */
export function nodeAt({ document, diagnostic }: FixRequest): AstNode | undefined {
  const root = document.parseResult.value.$cstNode;
  const offset = document.textDocument.offsetAt(diagnostic.range.start);
  return root && CstUtils.findLeafNodeAtOffset(root, offset)?.astNode;
}

/** The white space before the first character of a line. */
export function indentOf({ document }: FixRequest, line: number): string {
  const text = document.textDocument.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  return /^[ \t]*/.exec(text)?.[0] ?? '';
}
