import type { AstNode } from 'langium';
import type { WfCommentProvider } from '#language/documentation/comment-provider.ts';
import type { Edit } from '#language/print/edits.ts';
import { removeLines } from './remove.ts';

/** Takes out a declaration with its documentation and the empty lines that set it apart from the next. */
export function removeDeclaration(text: string, node: AstNode, comments: WfCommentProvider): Edit | undefined {
  const { $cstNode: cst } = node;
  if (cst === undefined) return undefined;
  const comment = comments.commentOf(node);
  const edit = removeLines(text, { offset: comment?.offset ?? cst.offset, end: cst.end });
  const empty = /^(?:[ \t]*(?:\r\n|\n|\r))+/.exec(text.slice(edit.end))?.[0].length ?? 0;
  return { ...edit, end: edit.end + empty };
}
