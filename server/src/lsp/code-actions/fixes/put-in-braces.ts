import { AstUtils, type AstNode } from 'langium';
import { isWorkflow } from '#language/generated/ast.ts';
import { kindOf } from '#language/lexer/error-kind.ts';
import type { Edit } from '#language/print/edits.ts';
import { indentAt, insert, lineEndIn } from '../edits/insert.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Puts the body of a workflow that stands behind `:` in braces, as far as they are missing: the trial tells how far. */
export const putInBraces: QuickFix = {
  codes: ['syntax-error'],
  *fixes({ text, start, end, data, document }): Iterable<Fix> {
    if (kindOf(data) !== 'body-behind-colon') return;
    yield { title: 'Remove `:`', edits: [{ start, end, text: '' }], preferred: true };
    const workflow = AstUtils.streamAst(document.parseResult.value).find(
      (node) => isWorkflow(node) && isAround(node, start),
    );
    const last = isWorkflow(workflow) ? workflow.statements.at(-1)?.$cstNode : undefined;
    if (!workflow?.$cstNode || last === undefined) return;
    // A remark beside the last statement stays in the body.
    const lineEnd = last.end + (/^[^\r\n]*/.exec(text.slice(last.end))?.[0].length ?? 0);
    const closing = insert(lineEnd, `${lineEndIn(text)}${indentAt(text, workflow.$cstNode.offset)}}`);
    const opening: Edit = { start, end, text: ' {' };
    const title = 'Put the body in braces';
    yield { title, edits: [opening, closing], preferred: true };
    yield { title, edits: [opening], preferred: true };
  },
};

function isAround({ $cstNode: cst }: AstNode, offset: number): boolean {
  return cst !== undefined && cst.offset <= offset && offset < cst.end;
}
