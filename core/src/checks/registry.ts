import { analysisIncomplete } from './analysis-incomplete.ts';
import type { FlowCheck, RuleCheck } from './check.ts';
import { conflictingRules } from './conflicting-rules.ts';
import { deadEnd } from './dead-end.ts';
import { missingExit, missingExitOfTool } from './missing-exit.ts';
import { noExitPath } from './no-exit-path.ts';
import { notInWorkflow } from './not-in-workflow.ts';
import { unmetRequirement } from './unmet-requirement.ts';
import { unreachableTool } from './unreachable-tool.ts';

/** Checks that read the rules only: cheap enough for every key stroke. */
export const ruleChecks: readonly RuleCheck[] = [missingExit, notInWorkflow, conflictingRules];

/** Checks that are decided on the explored transition system. */
export const flowChecks: readonly FlowCheck[] = [
  unreachableTool,
  missingExitOfTool,
  deadEnd,
  unmetRequirement,
  noExitPath,
  analysisIncomplete,
];
