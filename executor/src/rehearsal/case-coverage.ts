import type { WorkflowPlan } from '../plan/workflow-plan.ts';
import { Choices } from './choices.ts';
import { seededRandom } from './random.ts';
import { branchesOf, branchName, canTake, resultPlace } from './simulated-tool.ts';

/** A case of a `when`, and what rehearsals did of it. */
export interface CaseCoverage {
  readonly tool: string;
  /** A value as JSON, `other` for `else`, or `failed`. */
  readonly case: string;
  /** `missed`: some run takes it, no rehearsal did. `impossible`: the tool is never called, or cannot return this. */
  readonly coverage: 'taken' | 'missed' | 'impossible';
}

/** The cases of a workflow, in the order of the file. `isCalled`: whether some run calls a tool. */
export function caseCoverage(
  plan: WorkflowPlan,
  choices: Choices,
  isCalled: (tool: string) => boolean,
): readonly CaseCoverage[] {
  return plan.workflow.rules.flatMap((rule) => {
    if (rule.type !== 'conditional') return [];
    const tool = plan.tools.get(rule.tool);
    return branchesOf(rule).map((branch): CaseCoverage => {
      const name = branchName(branch);
      const taken = choices.count(resultPlace(plan, rule.tool), name) > 0;
      const possible =
        tool !== undefined && isCalled(rule.tool) && canTake(plan, tool, rule, branch, new Choices(seededRandom(0)));
      return { tool: rule.tool, case: name, coverage: taken ? 'taken' : possible ? 'missed' : 'impossible' };
    });
  });
}
