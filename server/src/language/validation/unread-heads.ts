import { AstUtils, GrammarUtils, type LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import {
  isTool,
  isWorkflow,
  type Argument,
  type Callable,
  type Reference,
  type Tool,
  type TypeAlias,
} from '../generated/ast.ts';
import { written } from '../syntax/written.ts';
import { syntaxErrors } from './syntax-errors.ts';

/** A call of something whose parameters could not all be read: which ones it has is not known. */
export function callsUnreadHead({ $container: call }: Argument): boolean {
  const declaration = written(call.tool)?.ref;
  return declaration !== undefined && hasUnreadHead(declaration);
}

/** A name in something whose own parameters could not all be read. */
export function isBelowUnreadHead(reference: Reference): boolean {
  const declaration = AstUtils.getContainerOfType(reference, (node) => isTool(node) || isWorkflow(node));
  return declaration !== undefined && hasUnreadHead(declaration);
}

/** An error of syntax stands in a tool or type, or directly behind it in a line that is indented: what it has is not known. */
export function isUnread(declaration: Tool | TypeAlias): boolean {
  const { $cstNode: cst } = declaration;
  if (cst === undefined) return false;
  const document = AstUtils.getDocument(declaration);
  const { textDocument } = document;
  const error = firstErrorFrom(cst.offset, document);
  if (error === undefined) return false;
  const offset = textDocument.offsetAt(error.range.start);
  if (offset < cst.end) return true;
  // Whoever begins the next declaration has not changed this one.
  if (error.range.start.character <= cst.range.start.character) return false;
  const blank = /[\s;]*/y;
  blank.lastIndex = cst.end;
  blank.test(textDocument.getText());
  return blank.lastIndex >= offset;
}

/** An error of syntax stands before what follows the parameters and the result of a declaration. */
export function hasUnreadHead(declaration: Callable): boolean {
  const { $cstNode: cst } = declaration;
  const document = AstUtils.getDocument(declaration);
  const error = cst && firstErrorFrom(cst.offset, document);
  if (cst === undefined || error === undefined || isBelowClosedHead(error, declaration)) return false;
  const behind = isTool(declaration) ? [declaration.implementation, ...declaration.clauses] : declaration.statements;
  const end = behind.find((node) => node?.$cstNode !== undefined)?.$cstNode?.offset ?? cst.end;
  if (document.textDocument.offsetAt(error.range.start) <= end) return true;
  return end === cst.end && isTool(declaration) && isUnread(declaration);
}

/** What cannot be read on the line below a head that is closed is what runs for the tool, or the body of the workflow. */
function isBelowClosedHead({ range }: Diagnostic, declaration: Callable): boolean {
  const last = declaration.returns?.$cstNode ?? GrammarUtils.findNodeForKeyword(declaration.$cstNode, ')');
  if (last === undefined || range.start.line <= last.range.end.line) return false;
  const { end } = last.range;
  const { textDocument } = AstUtils.getDocument(declaration);
  return textDocument.getText({ start: end, end: { line: end.line + 1, character: 0 } }).trim() === '';
}

/** The first error that does not begin before an offset. It is asked of each call, and a file may have thousands of errors. */
function firstErrorFrom(offset: number, document: LangiumDocument): Diagnostic | undefined {
  const errors = syntaxErrors(document);
  let [low, high] = [0, errors.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = errors[middle]?.range.start;
    if (start && document.textDocument.offsetAt(start) < offset) low = middle + 1;
    else high = middle;
  }
  return errors[low];
}
