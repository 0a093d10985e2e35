import { analysisIncomplete } from './analysis-incomplete.ts';
import { argumentType } from './argument-type.ts';
import type { DeclarationCheck, FlowCheck, RuleCheck } from './check.ts';
import { conflictingRules } from './conflicting-rules.ts';
import { deadEnd } from './dead-end.ts';
import { missingExit, missingExitOfTool } from './missing-exit.ts';
import { missingStart } from './missing-start.ts';
import { noExitPath } from './no-exit-path.ts';
import { nonExhaustiveWhen } from './non-exhaustive-when.ts';
import { notInWorkflow } from './not-in-workflow.ts';
import { unmetRequirement } from './unmet-requirement.ts';
import { redundantElse, redundantRule } from './redundant-rule.ts';
import { shadowedArrow } from './shadowed-arrow.ts';
import { unboundedLoop } from './unbounded-loop.ts';
import { undocumentedTool } from './undocumented-tool.ts';
import { unknownField, unknownFieldInText } from './unknown-field.ts';
import { unknownProvider } from './unknown-provider.ts';
import { unreachableCase } from './unreachable-case.ts';
import { unreachableTool } from './unreachable-tool.ts';
import { unsetResult } from './unset-result.ts';
import { vetoedExit } from './vetoed-exit.ts';

/** Checks that read the rules only: cheap enough for every key stroke. */
export const ruleChecks: readonly RuleCheck[] = [
  missingStart,
  missingExit,
  notInWorkflow,
  conflictingRules,
  redundantRule,
];

/** Checks that are decided on the explored transition system. */
export const flowChecks: readonly FlowCheck[] = [
  unreachableTool,
  missingExitOfTool,
  shadowedArrow,
  redundantElse,
  vetoedExit,
  nonExhaustiveWhen,
  unsetResult,
  deadEnd,
  unmetRequirement,
  noExitPath,
  unboundedLoop,
  analysisIncomplete,
];

/** Checks of types, values and descriptions: as cheap. */
export const declarationChecks: readonly DeclarationCheck[] = [
  argumentType,
  unknownField,
  unknownFieldInText,
  unreachableCase,
  undocumentedTool,
  unknownProvider,
];
