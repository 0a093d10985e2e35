import type { Json } from '#core/ir/json.ts';
import type { AgentType, Workflow } from '#core/ir/workflow.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { createSolver } from '#core/rules/tool-rule-solver.ts';
import type { Allowed, RuleSolver, RuleState } from '#core/rules/rule-solver.ts';

/** As a result: the call failed. */
export const failed = Symbol('failed');
/** A tool that returned null, or a tool with its result. */
export type Call = string | readonly [tool: string, result: Json | typeof failed];

/** The solver of a workflow. */
export function solverOf(workflow: Workflow, agent?: AgentType): RuleSolver {
  const names = workflow.tools.map((tool) => tool.name);
  return agent === undefined ? createSolver(names, workflow.rules) : createSolver(names, workflow.rules, agent);
}

/** The state after some calls. */
export function after(solver: RuleSolver, ...calls: readonly Call[]): RuleState {
  return calls.reduce((state, call) => {
    const [tool, result] = typeof call === 'string' ? ([call, null] as const) : call;
    return solver.next(state, tool, result === failed ? { ok: false } : { ok: true, value: result });
  }, solver.initial);
}

/** What may be called after some calls. */
export function allowed(workflow: WorkflowBuilder, ...calls: readonly Call[]): Allowed {
  const solver = solverOf(workflow.build());
  return solver.allowed(after(solver, ...calls));
}

/** Names of the allowed tools. */
export const names = (answer: Allowed): readonly string[] => answer.tools.map((one) => one.tool);
/** An empty workflow. */
export const flow = (): WorkflowBuilder => new WorkflowBuilder();
