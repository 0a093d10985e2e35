import { AstUtils, type AstNode } from 'langium';
import { CodeActionKind } from 'vscode-languageserver';
import { fieldText } from '#core/text/name-text.ts';
import { isDeclaration, isTypeAlias, type Declaration } from '#language/generated/ast.ts';
import { readDocComment } from '#language/documentation/doc-comment.ts';
import { describedAs, documentationLines } from '../edits/documentation-lines.ts';
import { statementOf } from '../edits/chains.ts';
import { indentAt, insert, lineEndIn } from '../edits/insert.ts';
import type { Refactoring, RefactoringRequest, Rewrite } from './refactoring.ts';

/** Writes a documentation comment above a declaration, or the `@param` lines that the one there lacks. */
export const describeDeclaration: Refactoring = {
  kind: CodeActionKind.RefactorRewrite,
  *rewrites(request): Iterable<Rewrite> {
    const { node, text, services } = request;
    const declaration = declarationOf(node);
    if (declaration?.$cstNode === undefined) return;
    const { CommentProvider } = services.documentation;
    const comment = CommentProvider.commentOf(declaration);
    const own = isTypeAlias(declaration) ? [] : declaration.parameters;
    const parameters = own.filter((one) => CommentProvider.commentOf(one) === undefined).map(({ name }) => name);
    if (comment !== undefined) {
      yield* missingLines(request, declaration, { offset: comment.offset, text: comment.text }, parameters);
      return;
    }
    const { offset } = declaration.$cstNode;
    const between = `${lineEndIn(text)}${indentAt(text, offset)}`;
    yield {
      title: `Add a documentation comment to \`${declaration.name}\``,
      edits: [
        insert(
          offset,
          documentationLines(declaration.name, parameters)
            .map((line) => line + between)
            .join(''),
        ),
      ],
      placeholder: describedAs(declaration.name),
    };
  },
};

/** The declaration around a node; in a workflow only from its first line, for statements have rewrites of their own. */
function declarationOf(node: AstNode | undefined): Declaration | undefined {
  return statementOf(node) ? undefined : AstUtils.getContainerOfType(node, isDeclaration);
}

function* missingLines(
  { text: whole }: RefactoringRequest,
  { name }: Declaration,
  { offset, text }: { readonly offset: number; readonly text: string },
  parameters: readonly string[],
): Iterable<Rewrite> {
  const described = new Set(readDocComment(text).parameters.map((one) => one.name));
  const missing = parameters.filter((one) => !described.has(one));
  if (missing.length === 0) return;
  const indent = indentAt(whole, offset);
  const added = missing.map((one) => `${indent} * @param ${fieldText(one)} ${describedAs(one)}`);
  const isBlock = /[\r\n]/.test(text);
  const lines = isBlock ? text.slice(0, -2).split(/\r\n|\n|\r/) : ['/**', `${indent} * ${text.slice(3, -2).trim()}`];
  if (isBlock && /^[ \t*]*$/.test(lines.at(-1) ?? '')) lines.pop();
  const returns = lines.findIndex((line) => /^\s*\*?\s*@returns?\b/.test(line));
  lines.splice(returns < 0 ? lines.length : returns, 0, ...added);
  const edit = { start: offset, end: offset + text.length, text: [...lines, `${indent} */`].join(lineEndIn(whole)) };
  yield { title: `Add the missing \`@param\` lines of \`${name}\``, edits: [edit] };
}
