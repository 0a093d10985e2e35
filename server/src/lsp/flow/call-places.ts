import type { NodeId } from '#core/ir/node-id.ts';
import type { Flow } from '#core/ir/flow.ts';
import { choicesOf } from '#core/rules/tool-numbers.ts';
import type { Choice, ToolRule } from '#core/rules/tool-rule.ts';

/** A step of a run: a call of a tool, or the beginning or end of the run. */
export type Step =
  { readonly kind: 'tool'; readonly tool: string } | { readonly kind: 'end' } | { readonly kind: 'start' };

/**
 * The places of a workflow that lead from one step to another: targets of arrows, cases and `else`. Where no statement
 * names the way, for the choice is free, the statement that says so, or the first place that names the tool.
 */
export function placesBetween(workflow: Flow, from: Step, to: Step): readonly NodeId[] {
  const rules = workflow.rules.filter((rule) => leadsFrom(rule, from));
  const named = rules.flatMap((rule) => targetsIn(rule, to));
  if (named.length > 0) return named;
  const opened = from.kind === 'tool' ? from.tool : undefined;
  const free = workflow.open.filter(({ tool }) => tool === opened);
  return free.length > 0 ? free.map(({ id }) => id) : rules.slice(0, 1).map(({ id }) => id);
}

function leadsFrom(rule: ToolRule, from: Step): boolean {
  // What stands in for a used-up tool is reached from wherever that tool could be.
  if (rule.type === 'max-count') return rule.otherwise !== undefined;
  if (from.kind === 'start') return rule.type === 'init';
  if (from.kind === 'end') return false;
  return (rule.type === 'child' || rule.type === 'conditional' || rule.type === 'terminal') && rule.tool === from.tool;
}

function targetsIn(rule: ToolRule, to: Step): readonly NodeId[] {
  if (rule.type === 'terminal') return to.kind === 'end' ? [rule.exit ?? rule.id] : [];
  return choicesOf(rule).flatMap((choice) => targetsOf(choice, to));
}

function targetsOf({ targets, exit }: Choice, to: Step): readonly NodeId[] {
  if (to.kind === 'end') return exit === undefined ? [] : [exit.id];
  if (to.kind === 'start') return [];
  return targets.filter(({ tool }) => tool === to.tool).map(({ id }) => id);
}
