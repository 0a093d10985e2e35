import type { NodeId } from '#core/ir/node-id.ts';
import type { Tool } from '#core/ir/tool.ts';
import type { Allowed, AllowedTool, RuleState } from '#core/rules/rule-solver.ts';
import { ruleText } from '#core/rules/rule-text.ts';
import { choicesOf } from '#core/rules/tool-numbers.ts';
import type { WorkflowPlan } from '../plan/workflow-plan.ts';
import type { RunState } from './run-state.ts';

/** What may happen now: the solver's answer beside the declarations of the tools. */
export interface Situation {
  readonly allowed: Allowed;
  readonly options: readonly Option[];
  /** The rules in force, in words. */
  readonly inForce: string;
}

export interface Option extends AllowedTool {
  readonly declaration: Tool;
}

/** Tools and rules in the situations that are remembered of one plan, all together: a few kilobytes, or one that is larger. */
const mostRemembered = 4096;

interface Remembered {
  readonly situations: Map<string, Situation>;
  size: number;
}

const rememberedOf = new WeakMap<WorkflowPlan, Remembered>();

/**
 * What the solver says of the state of the rules. It is asked once about each: a reply meets the situation that it was asked
 * for in, and the runs of a batch meet the same ones.
 */
export function situationOf(plan: WorkflowPlan, { rules }: Pick<RunState, 'rules'>): Situation {
  const remembered = rememberedOf.get(plan) ?? { situations: new Map<string, Situation>(), size: 0 };
  rememberedOf.set(plan, remembered);
  const key = `${rules.position} ${rules.slots.join()}`;
  const known = remembered.situations.get(key);
  if (known !== undefined) return known;
  const situation = askSolver(plan, rules);
  const size = situation.options.length + situation.allowed.inForce.length + 1;
  if (remembered.size + size > mostRemembered) {
    remembered.situations.clear();
    remembered.size = 0;
  }
  remembered.situations.set(key, situation);
  remembered.size += size;
  return situation;
}

/** Names that only rules mention have no declaration and cannot be called. */
function askSolver(plan: WorkflowPlan, rules: RuleState): Situation {
  const allowed = plan.solver.allowed(rules);
  const options = new Map<string, Option>();
  for (const option of allowed.tools) {
    const declaration = plan.tools.get(option.tool);
    if (declaration !== undefined) options.set(option.tool, { ...option, declaration });
  }
  const inForce = allowed.inForce.map((rule) => `\`${ruleText(rule)}\``).join(', ');
  return { allowed, options: [...options.values()], inForce };
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
