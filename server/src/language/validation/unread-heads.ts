import { AstUtils } from 'langium';
import { isTool, isWorkflow, type Argument, type Callable, type Reference, type Tool } from '../generated/ast.ts';
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

/** An error of syntax stands in a tool, or directly behind it in a line that is indented: what it has is not known. */
export function isUnread(tool: Tool): boolean {
  const { $cstNode: cst } = tool;
  if (cst === undefined) return false;
  const document = AstUtils.getDocument(tool);
  const { textDocument } = document;
  const error = syntaxErrors(document).find(({ range }) => textDocument.offsetAt(range.start) >= cst.offset);
  if (error === undefined) return false;
  const offset = textDocument.offsetAt(error.range.start);
  if (offset < cst.end) return true;
  // Whoever begins the next declaration has not changed this one.
  if (error.range.start.character <= cst.range.start.character) return false;
  const blank = /\s*/y;
  blank.lastIndex = cst.end;
  blank.test(textDocument.getText());
  return blank.lastIndex >= offset;
}

/** An error of syntax stands before what follows the parameters and the result of a declaration. */
export function hasUnreadHead(declaration: Callable): boolean {
  const { $cstNode: cst } = declaration;
  const document = AstUtils.getDocument(declaration);
  if (cst === undefined || syntaxErrors(document).length === 0) return false;
  const behind = isTool(declaration) ? [declaration.implementation, ...declaration.clauses] : declaration.statements;
  const end = behind.find((node) => node?.$cstNode !== undefined)?.$cstNode?.offset ?? cst.end;
  if (end === cst.end && isTool(declaration) && isUnread(declaration)) return true;
  return syntaxErrors(document).some(({ range }) => {
    const offset = document.textDocument.offsetAt(range.start);
    return offset >= cst.offset && offset <= end;
  });
}
