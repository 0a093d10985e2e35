import type { AstNode, LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { WfCommentProvider } from '../documentation/comment-provider.ts';
import { readDocComment, type DocComment } from '../documentation/doc-comment.ts';
import { isTool, isWorkflow, type Tool, type Workflow } from '../generated/ast.ts';
import { called } from '../syntax/called.ts';
import { fileOf } from '../syntax/file-of.ts';
import { written } from '../syntax/written.ts';
import { diagnosticOf, withSeverity } from './diagnostic-of.ts';

/**
 * `unresolved-reference` in comments: a `@param` that documents no parameter. A warning, for nothing is wrong with a run.
 * Beside an error of syntax in the head of its declaration nothing is said: nobody knows which parameters there are.
 */
export function docCommentProblems(
  document: LangiumDocument,
  comments: WfCommentProvider,
  syntax: readonly Diagnostic[],
): Diagnostic[] {
  const { textDocument } = document;
  if (!textDocument.getText().includes('@param')) return [];
  const documented = (fileOf(document)?.declarations ?? []).filter((node) => isTool(node) || isWorkflow(node));
  return documented.flatMap((node) => {
    const comment = comments.commentOf(node);
    if (!comment?.text.includes('@param')) return [];
    const names = new Set(node.parameters.map((parameter) => written(parameter.name)));
    const unknown = readOnce(node, comment.text).parameters.filter(({ name }) => !names.has(name));
    if (unknown.length === 0) return [];
    const head = { from: comment.offset, to: endOfHead(node, textDocument) };
    if (syntax.some(({ range }) => isWithin(textDocument.offsetAt(range.start), head))) return [];
    return unknown.map(({ name, offset, length }) => {
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

/** Where the body of a workflow begins, or what a tool is made of; for want of that, the end of the last line that was read. */
function endOfHead(node: Tool | Workflow, text: LangiumDocument['textDocument']): number {
  const body = isTool(node) ? node.implementation : node.statements[0];
  if (body?.$cstNode) return body.$cstNode.offset;
  const { line } = text.positionAt(node.$cstNode?.end ?? 0);
  return text.offsetAt({ line: line + 1, character: 0 });
}

function isWithin(offset: number, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return from <= offset && offset < to;
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
