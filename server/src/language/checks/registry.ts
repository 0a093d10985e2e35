import { circularType } from './circular-type.ts';
import { duplicateArgument } from './duplicate-argument.ts';
import { duplicateInnerName, duplicateName } from './duplicate-name.ts';
import { duplicateSetting } from './duplicate-setting.ts';
import { escapedPlaceholder } from './escaped-placeholder.ts';
import type { DeclarationTextCheck, FileCheck } from './file-check.ts';
import { invalidDeclaredName, invalidName } from './invalid-name.ts';
import { missingImplementation } from './missing-implementation.ts';
import { plainTexts } from './plain-texts.ts';
import { repeatedTool } from './repeated-tool.ts';
import { unescapedJson } from './unescaped-json.ts';
import { unsafePlaceholder } from './unsafe-placeholder.ts';
import { recursiveWorkflow } from './recursive-workflow.ts';
import { unresolvedImport } from './unresolved-import.ts';
import { unsupportedModule } from './unsupported-module.ts';
import { unusedTool, unusedType } from './unused-declaration.ts';
import { unusedImport } from './unused-import.ts';
import { unusedInput } from './unused-input.ts';

/** Every check of the text of a file as a whole. */
export const fileChecks: readonly FileCheck[] = [
  unresolvedImport,
  duplicateName,
  invalidName,
  unusedImport,
  unusedTool,
  unusedType,
];

/** Every check of the text of a declaration. The two lists are the only registration of checks of the text. */
export const declarationTextChecks: readonly DeclarationTextCheck[] = [
  duplicateInnerName,
  duplicateSetting,
  duplicateArgument,
  invalidDeclaredName,
  circularType,
  recursiveWorkflow,
  plainTexts,
  unsafePlaceholder,
  unescapedJson,
  escapedPlaceholder,
  repeatedTool,
  missingImplementation,
  unsupportedModule,
  unusedInput,
];
