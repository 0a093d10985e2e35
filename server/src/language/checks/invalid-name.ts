import type { AstNode } from 'langium';
import { isParameter } from '../generated/ast.ts';
import type { LoweringContext } from '../lowering/lowering-context.ts';
import { written } from '../syntax/written.ts';
import type { FileCheck } from './file-check.ts';

const controlCharacter = /\p{Cc}/u;

/** `invalid-name`: backquotes allow any name, but not an empty one, blanks at its ends or control characters. */
export const invalidName: FileCheck = (file, { lowering }) => {
  for (const statement of file.imports) {
    for (const item of statement.names) check(item, item.alias, lowering);
  }
  for (const declaration of file.declarations) {
    check(declaration, written(declaration.name), lowering);
    if ('parameters' in declaration) {
      for (const parameter of declaration.parameters.filter(isParameter))
        check(parameter, written(parameter.name), lowering);
    }
  }
};

function check(node: AstNode, name: string | undefined, context: LoweringContext): void {
  if (name === undefined) return;
  if (name === '') context.report('invalid-name', node, 'A name cannot be empty.');
  else if (name.trim() !== name)
    context.report('invalid-name', node, `The name \`${name}\` begins or ends with a blank.`);
  else if (controlCharacter.test(name)) context.report('invalid-name', node, 'A name cannot hold control characters.');
}
