import { CstUtils, isLeafCstNode, type AstNode, type CstNode, type LangiumDocument } from 'langium';
import type { WfCommentProvider } from '#language/documentation/comment-provider.ts';
import { suppressionsOf } from '#language/suppressions/suppressions-of.ts';

/** A stretch of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The lines of an import or declaration: with its documentation, the comments right above it and the one at its side, up
 * to and with the end of its last line. `undefined` where it shares a line with something else.
 */
export function linesOf(text: string, node: AstNode, comments: WfCommentProvider): Stretch | undefined {
  const { $cstNode: cst } = node;
  if (cst === undefined) return undefined;
  const doc = comments.commentOf(node);
  let start = cst.offset;
  for (let above = CstUtils.getPreviousNode(cst); isComment(above); above = CstUtils.getPreviousNode(above)) {
    const isApart = /\n[ \t]*\r?\n/.test(text.slice(above.end, start));
    const isOfDocumentation = doc !== undefined && above.offset >= doc.offset;
    if (!startsLine(text, above.offset) || (!isOfDocumentation && (isApart || above.text.includes('wf-ignore-file'))))
      break;
    start = above.offset;
  }
  if (!startsLine(text, start)) return undefined;
  const rest = /[ \t]*;?[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*\*\/[ \t]*)?(?:\r\n|\n|\r|$)/y;
  rest.lastIndex = cst.end;
  const side = rest.exec(text)?.[0];
  return side === undefined ? undefined : { start, end: cst.end + side.length };
}

/** The same with the empty lines that follow: what is taken out of a text. */
export function withEmptyLines(text: string, { start, end }: Stretch): Stretch {
  const empty = /(?:[ \t]*(?:\r\n|\n|\r))*/y;
  empty.lastIndex = end;
  return { start, end: end + (empty.exec(text)?.[0].length ?? 0) };
}

/** There is a comment in a stretch of a text, outside of texts in quotes. */
export function hasComment(node: AstNode): boolean {
  const { $cstNode: cst } = node;
  return cst !== undefined && CstUtils.streamCst(cst).some((part) => isComment(part));
}

/** A comment above the node says that its findings are to be ignored. */
export function isSuppressed(document: LangiumDocument, { $cstNode: cst }: AstNode): boolean {
  return suppressionsOf(document).some(({ scope }) => scope?.from === cst?.offset);
}

function isComment(node: CstNode | undefined): node is CstNode {
  return node !== undefined && isLeafCstNode(node) && node.hidden && node.tokenType.name.endsWith('_COMMENT');
}

function startsLine(text: string, offset: number): boolean {
  return /(?:^|[\r\n\uFEFF])[ \t]*$/.test(text.slice(Math.max(0, offset - 200), offset));
}
