import { isCall } from '../generated/ast.ts';
import { written } from '../syntax/written.ts';
import { nodesIn } from '../syntax/nodes.ts';
import type { DeclarationTextCheck } from './file-check.ts';

/** `duplicate-argument`: a call fixes each argument at most once. */
export const duplicateArgument: DeclarationTextCheck = (declaration, lowering) => {
  for (const call of nodesIn(declaration).filter(isCall)) {
    if (call.arguments.length < 2) continue;
    const seen = new Set<string>();
    for (const argument of call.arguments) {
      const name = written(argument.parameter)?.$refText;
      if (name === undefined) continue;
      if (seen.has(name)) lowering.report('duplicate-argument', argument, `\`${name}\` is already fixed in this call.`);
      seen.add(name);
    }
  }
};
