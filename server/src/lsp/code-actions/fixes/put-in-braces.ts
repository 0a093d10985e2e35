import { AstUtils, type AstNode, type LangiumDocument } from 'langium';
import { isWhen, isWorkflow } from '#language/generated/ast.ts';
import { kindOf } from '#language/lexer/error-kind.ts';
import type { Edit } from '#language/print/edits.ts';
import { indentAt, insert, lineEndIn } from '../edits/insert.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/**
 * Puts the body of a workflow that stands behind `:` or nothing, or cases that nothing opens, in braces, as far as they are missing:
 * the trial tells how far.
 */
export const putInBraces: QuickFix = {
  codes: ['syntax-error'],
  *fixes({ text, start, end, data, document }): Iterable<Fix> {
    const kind = kindOf(data);
    if (kind !== 'body-behind-colon' && kind !== 'body-without-brace' && kind !== 'cases-without-brace') return;
    const colon = text.slice(start, end) === ':';
    if (colon) yield { title: 'Remove `:`', edits: [{ start, end, text: '' }], preferred: true };
    const unopened = kind === 'cases-without-brace' ? casesAt(document, start) : bodyAt(document, start);
    if (unopened === undefined) return;
    // A remark beside the last statement stays in the body.
    const lineEnd = unopened.end + (/^[^\r\n]*/.exec(text.slice(unopened.end))?.[0].length ?? 0);
    const closing = insert(lineEnd, `${lineEndIn(text)}${indentAt(text, unopened.begin)}}`);
    // A body without anything before it is told at its first statement.
    const behind = kind === 'body-without-brace' ? text.slice(0, start).trimEnd().length : end;
    const opening: Edit = colon ? { start, end, text: ' {' } : insert(behind, ' {');
    const title = kind === 'cases-without-brace' ? 'Put the cases in braces' : 'Put the body in braces';
    yield { title, edits: [opening, closing], preferred: true };
    yield { title, edits: [opening], preferred: true };
  },
};

/** Where what is to stand in braces begins, with what comes before, and ends. */
interface Unopened {
  readonly begin: number;
  readonly end: number;
}

function bodyAt(document: LangiumDocument, offset: number): Unopened | undefined {
  const workflow = AstUtils.streamAst(document.parseResult.value).find(
    (node) => isWorkflow(node) && isAround(node, offset),
  );
  return isWorkflow(workflow) ? between(workflow, workflow.statements.at(-1)) : undefined;
}

function casesAt(document: LangiumDocument, offset: number): Unopened | undefined {
  const nodes = AstUtils.streamAst(document.parseResult.value).filter((node) => isWhen(node) && isAround(node, offset));
  const when = nodes.toArray().at(-1);
  return isWhen(when) ? between(when, when.cases.at(-1)) : undefined;
}

function between(whole: AstNode, last: AstNode | undefined): Unopened | undefined {
  if (!whole.$cstNode || !last?.$cstNode) return undefined;
  return { begin: whole.$cstNode.offset, end: last.$cstNode.end };
}

function isAround({ $cstNode: cst }: AstNode, offset: number): boolean {
  return cst !== undefined && cst.offset <= offset && offset < cst.end;
}
