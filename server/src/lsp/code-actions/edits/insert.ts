import type { AstNode } from 'langium';
import { isFlow, isSetting, type Workflow } from '#language/generated/ast.ts';
import type { Edit } from '#language/print/edits.ts';

/** An edit that puts a text in at an offset. */
export function insert(at: number, text: string): Edit {
  return { start: at, end: at, text };
}

/** How the lines of a text end. */
export function lineEndIn(text: string): string {
  return /\r\n|\n/.exec(text)?.[0] ?? '\n';
}

/** The white space before the first character of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** Puts a statement on a line of its own behind another one and the comment at its side. */
export function insertAfter(text: string, node: AstNode, statement: string): Edit | undefined {
  const { $cstNode: cst } = node;
  if (cst === undefined) return undefined;
  const side = /[ \t]*;?[ \t]*(?:\/\/[^\r\n]*)?(?=\r|\n|$)/y;
  side.lastIndex = cst.end;
  const beside = side.exec(text)?.[0];
  if (beside === undefined) return insert(cst.end, `; ${statement}`);
  return insert(cst.end + beside.length, `${lineEndIn(text)}${indentAt(text, cst.offset)}${statement}`);
}

/** Puts a statement where a reader looks for it: behind the last flow, or else behind all others; into an empty body as its only line. */
export function insertInBody(text: string, workflow: Workflow, statement: string): Edit | undefined {
  const last = workflow.statements.findLast(isFlow) ?? workflow.statements.at(-1);
  return last === undefined ? insertFirst(text, workflow, statement) : insertAfter(text, last, statement);
}

/** Puts a statement behind all others. */
export function insertLast(text: string, workflow: Workflow, statement: string): Edit | undefined {
  const last = workflow.statements.at(-1);
  return last === undefined ? insertFirst(text, workflow, statement) : insertAfter(text, last, statement);
}

/** Puts a statement behind the settings that the body begins with. */
export function insertFirst(text: string, workflow: Workflow, statement: string): Edit | undefined {
  const { $cstNode: cst, statements } = workflow;
  const settings = statements.findIndex((one) => !isSetting(one));
  const last = settings < 0 ? statements.at(-1) : statements[settings - 1];
  if (last !== undefined) return insertAfter(text, last, statement);
  if (cst === undefined) return undefined;
  const outer = indentAt(text, cst.offset);
  const lineEnd = lineEndIn(text);
  const first = statements[0]?.$cstNode;
  const brace = text.lastIndexOf('{', first?.offset ?? cst.end);
  if (brace < cst.offset) return undefined;
  const line = `${lineEnd}${outer}  ${statement}`;
  const isOpen = first === undefined && !/[\r\n]/.test(text.slice(brace, cst.end));
  return insert(brace + 1, isOpen ? `${line}${lineEnd}${outer}` : line);
}
