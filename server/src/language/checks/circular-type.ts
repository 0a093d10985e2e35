import { isTypeAlias } from '../generated/ast.ts';
import { leadsOnlyToItself } from '../lowering/alias-cycle.ts';
import { called } from '../syntax/called.ts';
import type { DeclarationTextCheck } from './file-check.ts';

/** `circular-type`: a type may refer to itself through a field or an array, where a value can end; not directly. */
export const circularType: DeclarationTextCheck = (alias, lowering) => {
  if (!isTypeAlias(alias) || !leadsOnlyToItself(alias)) return;
  const message = `The type ${called(alias)} stands for itself, with no field or list between.`;
  lowering.report('circular-type', alias, message);
};
