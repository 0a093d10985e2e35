import type { AstNode, LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { WfCommentProvider } from '../documentation/comment-provider.ts';
import { readDocComment, type DocComment } from '../documentation/doc-comment.ts';
import { isTool, isWorkflow } from '../generated/ast.ts';
import { called } from '../syntax/called.ts';
import { fileOf } from '../syntax/file-of.ts';
import { written } from '../syntax/written.ts';
import { diagnosticOf, withSeverity } from './diagnostic-of.ts';

/** `unresolved-reference` in comments: a `@param` that documents no parameter. A warning, for nothing is wrong with a run. */
export function docCommentProblems(document: LangiumDocument, comments: WfCommentProvider): Diagnostic[] {
  const { textDocument } = document;
  const documented = (fileOf(document)?.declarations ?? []).filter((node) => isTool(node) || isWorkflow(node));
  return documented.flatMap((node) => {
    const comment = comments.commentOf(node);
    if (!comment?.text.includes('@param')) return [];
    const names = new Set(node.parameters.map((parameter) => written(parameter.name)));
    return readOnce(node, comment.text)
      .parameters.filter(({ name }) => !names.has(name))
      .map(({ name, offset, length }) => {
        const start = comment.offset + offset;
        const range = { start: textDocument.positionAt(start), end: textDocument.positionAt(start + length) };
        const problem = diagnosticOf(
          'unresolved-reference',
          range,
          `There is no parameter \`${name}\` in ${called(node)}.`,
        );
        return withSeverity(problem, 'warning');
      });
  });
}

/** What was read of the comment of a declaration, which a key elsewhere leaves as it is. */
const known = new WeakMap<AstNode, { readonly text: string; readonly says: DocComment }>();

function readOnce(node: AstNode, text: string): DocComment {
  const before = known.get(node);
  if (before?.text === text) return before.says;
  const says = readDocComment(text);
  known.set(node, { text, says });
  return says;
}
