import { circularType } from './circular-type.ts';
import { duplicateArgument } from './duplicate-argument.ts';
import { duplicateName } from './duplicate-name.ts';
import { duplicateSetting } from './duplicate-setting.ts';
import type { FileCheck } from './file-check.ts';
import { invalidName } from './invalid-name.ts';
import { missingImplementation } from './missing-implementation.ts';
import { plainTexts } from './plain-texts.ts';
import { unsafePlaceholder } from './unsafe-placeholder.ts';
import { recursiveWorkflow } from './recursive-workflow.ts';
import { unresolvedImport } from './unresolved-import.ts';
import { unusedTool, unusedType } from './unused-declaration.ts';
import { unusedImport } from './unused-import.ts';
import { unusedInput } from './unused-input.ts';

/** Every check of the text of a file; the list is their only registration. */
export const fileChecks: readonly FileCheck[] = [
  unresolvedImport,
  duplicateName,
  duplicateSetting,
  duplicateArgument,
  invalidName,
  circularType,
  recursiveWorkflow,
  plainTexts,
  unsafePlaceholder,
  missingImplementation,
  unusedImport,
  unusedInput,
  unusedTool,
  unusedType,
];
