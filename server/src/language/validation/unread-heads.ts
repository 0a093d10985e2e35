import { AstUtils } from 'langium';
import { isTool, type Argument, type Callable } from '../generated/ast.ts';
import { written } from '../syntax/written.ts';
import { syntaxErrors } from './syntax-errors.ts';

/** A call of something whose parameters could not all be read: which ones it has is not known. */
export function callsUnreadHead({ $container: call }: Argument): boolean {
  const declaration = written(call.tool)?.ref;
  return declaration !== undefined && hasUnreadHead(declaration);
}

/** An error of syntax stands before what follows the parameters of a declaration. */
function hasUnreadHead(declaration: Callable): boolean {
  const { $cstNode: cst } = declaration;
  const document = AstUtils.getDocument(declaration);
  if (cst === undefined) return false;
  const behind = isTool(declaration)
    ? [declaration.returns, declaration.implementation, ...declaration.clauses]
    : [declaration.returns, ...declaration.statements];
  const end = behind.find((node) => node?.$cstNode !== undefined)?.$cstNode?.offset ?? cst.end;
  return syntaxErrors(document).some(({ range }) => {
    const offset = document.textDocument.offsetAt(range.start);
    return offset >= cst.offset && offset <= end;
  });
}
