import { AstUtils, type AstNode } from 'langium';
import { CodeActionKind } from 'vscode-languageserver';
import { isDeclaration, isLiteralType, isTypeAlias, isUnionType, type UnionType } from '#language/generated/ast.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import { nodesOf } from '#language/syntax/nodes.ts';
import { freeName } from '../../imports/add-import.ts';
import { insert, lineEndIn } from '../edits/insert.ts';
import { linesOf } from './comments-of.ts';
import { laidOutDeclarations } from './laid-out.ts';
import type { Refactoring, Rewrite } from './refactoring.ts';

/** Gives a union of literals a name: a `type` above the declaration, which stands wherever the file has the same union. */
export const nameUnion: Refactoring = {
  kind: CodeActionKind.RefactorExtract,
  *rewrites({ node, file, text, services }): Iterable<Rewrite> {
    const union = AstUtils.getContainerOfType(node, isUnionType);
    const declaration = AstUtils.getContainerOfType(union, isDeclaration);
    if (!isOfLiterals(union) || declaration === undefined) return;
    const same = nodesOf(file)
      .filter(isUnionType)
      .filter(isOfLiterals)
      .filter((other) => isEqual(other, union));
    // A union that has a name already is better called by it.
    if (same.some(({ $container }) => isTypeAlias($container))) return;
    const first = AstUtils.getContainerOfType(same[0], isDeclaration);
    const lines = first && linesOf(text, first, services.documentation.CommentProvider);
    if (lines === undefined || union.$cstNode === undefined) return;
    const name = freeName(file, typeName(union));
    const edits = same.flatMap(({ $cstNode: cst }) =>
      cst ? [{ ...unwrapped(text, cst), text: writeName(name) }] : [],
    );
    const alias = laidOutDeclarations(services, `type ${writeName(name)} = ${union.$cstNode.text}`, text);
    const lineEnd = lineEndIn(text);
    edits.push(insert(lines.start, `${alias}${lineEnd}${lineEnd}`));
    yield { title: `Name the union \`${name}\``, edits };
  },
};

/** Only values in it, and no comment that would be written once for several. */
function isOfLiterals(union: UnionType | undefined): union is UnionType {
  return union?.options.every(isLiteralType) === true && !/\/[/*]/.test(union.$cstNode?.text ?? '');
}

function isEqual(one: UnionType, other: UnionType): boolean {
  const [texts, others] = [one, other].map(({ options }) => options.map(({ $cstNode }) => $cstNode?.text));
  return texts?.length === others?.length && texts?.every((text, index) => text === others?.[index]) === true;
}

/** The union with the brackets that a name does not need. */
function unwrapped(
  text: string,
  { offset, end }: { readonly offset: number; readonly end: number },
): { start: number; end: number } {
  const before = /\(\s*$/.exec(text.slice(Math.max(0, offset - 50), offset));
  const after = /^\s*\)\s*(?=\[)/.exec(text.slice(end, end + 50));
  return before && after ? { start: offset - before[0].length, end: end + after[0].length } : { start: offset, end };
}

/** `mood` as `Mood`; the result of `classify` as `ClassifyResult`. */
function typeName({ $container: container }: UnionType): string {
  let around: AstNode | undefined = container;
  while (around && !('name' in around)) around = around.$container;
  const name = typeof around?.name === 'string' ? around.name : '';
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const joined = words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
  const base = /^[A-Za-z_]\w*$/.test(joined) ? joined : 'Choice';
  return around?.$type === 'Tool' || around?.$type === 'Workflow' ? `${base}Result` : base;
}
