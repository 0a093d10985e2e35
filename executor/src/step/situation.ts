import type { NodeId } from '#core/ir/node-id.ts';
import type { Tool } from '#core/ir/tool.ts';
import type { Allowed, AllowedTool } from '#core/rules/rule-solver.ts';
import { ruleText } from '#core/rules/rule-text.ts';
import { choicesOf } from '#core/rules/tool-numbers.ts';
import type { WorkflowPlan } from '../plan/workflow-plan.ts';
import type { RunState } from './run-state.ts';

/** What may happen now: the solver's answer beside the declarations of the tools. */
export interface Situation {
  readonly allowed: Allowed;
  readonly options: readonly Option[];
}

export interface Option extends AllowedTool {
  readonly declaration: Tool;
}

/** Asks the solver. Names that only rules mention have no declaration and cannot be called. */
export function situationOf(plan: WorkflowPlan, state: RunState): Situation {
  const allowed = plan.solver.allowed(state.rules);
  const options = new Map<string, Option>();
  for (const option of allowed.tools) {
    const declaration = plan.tools.get(option.tool);
    if (declaration !== undefined) options.set(option.tool, { ...option, declaration });
  }
  return { allowed, options: [...options.values()] };
}

/** Names of everything that the model may call, `finish` last. */
export function callableNames(plan: WorkflowPlan, situation: Situation): readonly string[] {
  const names = situation.options.map((option) => option.tool);
  return situation.allowed.finish === undefined ? names : [...names, plan.finish];
}

/** The only thing that can be called is this, and the model may not answer instead. */
export function onlyCall(plan: WorkflowPlan, situation: Situation): string | undefined {
  const names = callableNames(plan, situation);
  return names.length === 1 && !situation.allowed.mayAnswer ? names[0] : undefined;
}

/** The statement that makes the call possible, else the tool's declaration. */
export function origin({ allowed }: Situation, tool: Tool): NodeId {
  for (const choice of allowed.inForce.flatMap(choicesOf)) {
    const target = choice.targets.find((candidate) => candidate.tool === tool.name);
    if (target !== undefined) return target.id;
  }
  return tool.id;
}

/** The rules in force, in words. */
export function inForceText({ allowed }: Situation): string {
  return allowed.inForce.map((rule) => `\`${ruleText(rule)}\``).join(', ');
}
