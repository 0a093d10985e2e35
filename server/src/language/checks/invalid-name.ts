import type { AstNode } from 'langium';
import { isParameter } from '../generated/ast.ts';
import type { LoweringContext } from '../lowering/lowering-context.ts';
import { nameProblem } from '../syntax/name-problem.ts';
import { written } from '../syntax/written.ts';
import type { DeclarationTextCheck, FileCheck } from './file-check.ts';

/** `invalid-name`: backquotes allow any name, but not an empty one, blanks at its ends or control characters. Here, of what a file imports. */
export const invalidName: FileCheck = (file, { lowering }) => {
  for (const statement of file.imports) {
    for (const item of statement.names) check(item, item.alias, lowering);
  }
};

/** The same of what a file declares. */
export const invalidDeclaredName: DeclarationTextCheck = (declaration, lowering) => {
  check(declaration, written(declaration.name), lowering);
  if (!('parameters' in declaration)) return;
  for (const parameter of declaration.parameters.filter(isParameter))
    check(parameter, written(parameter.name), lowering);
};

function check(node: AstNode, name: string | undefined, context: LoweringContext): void {
  const problem = name === undefined ? undefined : nameProblem(name);
  if (problem !== undefined) context.report('invalid-name', node, problem);
}
