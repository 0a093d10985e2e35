import { addCases } from './add-cases.ts';
import { addExit } from './add-exit.ts';
import { addStart } from './add-start.ts';
import { bringIn } from './bring-in.ts';
import { callFirst } from './call-first.ts';
import { correctName } from './correct-name.ts';
import { declareName } from './declare-name.ts';
import { describeTool } from './describe-tool.ts';
import { findModule } from './find-module.ts';
import { giveType } from './give-type.ts';
import { goOnBelow } from './go-on-below.ts';
import { hideSecret } from './hide-secret.ts';
import { importName } from './import-name.ts';
import { joinFields } from './join-fields.ts';
import { leadToTool } from './lead-to-tool.ts';
import { limitLoop } from './limit-loop.ts';
import { lookAtResult } from './look-at-result.ts';
import { makeOptional } from './make-optional.ts';
import { mendFlow } from './mend-flow.ts';
import { mendHabit } from './mend-habit.ts';
import { mendImport } from './mend-import.ts';
import { mendName } from './mend-name.ts';
import { closePlaceholder, mendPlaceholder } from './mend-placeholder.ts';
import { mendSyntax } from './mend-syntax.ts';
import { mendType } from './mend-type.ts';
import { mendValue, removeArgument } from './mend-argument.ts';
import { nameArguments } from './name-arguments.ts';
import { nameImports } from './name-imports.ts';
import { nameModel } from './name-model.ts';
import { nameWorkflow } from './name-workflow.ts';
import { openWay } from './open-way.ts';
import { orderExit } from './order-exit.ts';
import { putInBraces } from './put-in-braces.ts';
import type { QuickFix } from './quick-fix.ts';
import { removeBraces } from './remove-braces.ts';
import { removeCase } from './remove-case.ts';
import { removeConflict } from './remove-conflict.ts';
import { removeDuplicate } from './remove-duplicate.ts';
import { removeQuotes } from './remove-quotes.ts';
import { removeRedundant } from './remove-redundant.ts';
import { removeSuppression } from './remove-suppression.ts';
import { removeUnused } from './remove-unused.ts';
import { runByCommand } from './run-by-command.ts';
import { unquoteBody } from './unquote-body.ts';
import { useInBody } from './use-in-body.ts';
import { writeBlock } from './write-block.ts';
import { writeDecision } from './write-decision.ts';
import { moveDescription } from './move-description.ts';
import { callParentFirst } from './call-parent-first.ts';
import { writeModule } from './write-module.ts';
import { writePlaceholder } from './write-placeholder.ts';
import { nameInput, quoteValue, readResult, writeWord } from './write-word.ts';

/** Every quick fix, in the order in which those of one finding are offered. This list is the only registration. */
export const quickFixes: readonly QuickFix[] = [
  writeBlock,
  writeDecision,
  moveDescription,
  putInBraces,
  removeBraces,
  giveType,
  closePlaceholder,
  useInBody,
  nameArguments,
  nameImports,
  nameWorkflow,
  goOnBelow,
  joinFields,
  mendHabit,
  mendSyntax,
  writeWord,
  nameInput,
  correctName,
  quoteValue,
  readResult,
  lookAtResult,
  nameModel,
  importName,
  mendImport,
  mendName,
  mendType,
  mendFlow,
  makeOptional,
  mendValue,
  mendPlaceholder,
  removeDuplicate,
  removeCase,
  removeRedundant,
  removeUnused,
  removeSuppression,
  hideSecret,
  removeQuotes,
  unquoteBody,
  writePlaceholder,
  describeTool,
  writeModule,
  findModule,
  runByCommand,
  addStart,
  addExit,
  addCases,
  callParentFirst,
  openWay,
  limitLoop,
  leadToTool,
  orderExit,
  callFirst,
  declareName,
  removeArgument,
  bringIn,
  removeConflict,
];
