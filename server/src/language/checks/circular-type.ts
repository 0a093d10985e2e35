import { isTypeAlias } from '../generated/ast.ts';
import { leadsOnlyToItself } from '../lowering/alias-cycle.ts';
import { called } from '../syntax/called.ts';
import type { FileCheck } from './file-check.ts';

/** `circular-type`: a type may refer to itself through a field or an array, where a value can end; not directly. */
export const circularType: FileCheck = (file, { lowering }) => {
  for (const alias of file.declarations.filter(isTypeAlias)) {
    if (!leadsOnlyToItself(alias)) continue;
    lowering.report(
      'circular-type',
      alias,
      `The type ${called(alias)} stands for itself, without a field or array between.`,
    );
  }
};
