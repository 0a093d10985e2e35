import { flowFindings, ruleFindings } from '#core/checks/check-workflow.ts';
import { defaultBudget, type Budget } from '#core/automaton/space.ts';
import type { Finding } from '#core/diagnostics/finding.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import type { WorkflowBuilder } from '#core/ir/builder.ts';

/** All findings of a workflow, rules first, as an editor shows them in the end. */
export function findingsOf(workflow: Workflow | WorkflowBuilder, budget: Budget = defaultBudget): readonly Finding[] {
  const built = 'build' in workflow ? workflow.build() : workflow;
  const flow = flowFindings(built, [], budget);
  for (;;) {
    const step = flow.next();
    if (step.done === true) return [...ruleFindings(built, true), ...step.value];
  }
}

/** One line per finding: `code @ node: message`. */
export function summary(workflow: Workflow | WorkflowBuilder, budget?: Budget): readonly string[] {
  return findingsOf(workflow, budget).map(({ code, at, message }) => `${code} @ ${at}: ${message}`);
}

/** The related nodes of the only finding with this code. */
export function related(workflow: Workflow | WorkflowBuilder, code: string): readonly string[] {
  const found = findingsOf(workflow).filter((finding) => finding.code === code);
  if (found.length !== 1) throw new Error(`${found.length} findings ${code}`);
  return found.flatMap((finding) => finding.related.map(({ at, message }) => `${at}: ${message}`));
}
