import { tabulateOrder, type OrderTable } from './order-table.ts';
import { tabulateOutcomes, type OutcomeTable } from './outcome-table.ts';
import { groupBySubject, rulesAt, type PositionRules } from './position-rules.ts';
import { rulesAbout, type RulesAbout } from './rules-about.ts';
import { layOutSlots, type SlotTable } from './slot-table.ts';
import { numberTools, type ToolNumbers } from './tool-numbers.ts';
import type { LimitWithElse, ToolRule } from './tool-rule.ts';
import { noNumber } from './no-number.ts';

/**
 * A set of rules against a set of tools, turned into integers once.
 *
 * A run stands at a position (last tool and outcome, see `OutcomeTable`) with counters and marks in slots (see
 * `SlotTable`). The solver and the explorer both walk this: `enabledTools` and `enterPosition` are the semantics.
 */
export interface CompiledRules {
  readonly rules: readonly ToolRule[];
  /** Which statement a rule is. */
  readonly numbers: ReadonlyMap<ToolRule, number>;
  readonly about: RulesAbout;
  readonly tools: ToolNumbers;
  readonly outcomes: OutcomeTable;
  readonly order: OrderTable;
  readonly slots: SlotTable;
  /** Per tool: limits that name what stands in for the tool when they are used up. */
  readonly substitutes: readonly (readonly LimitWithElse[])[];
  /** What the rules say at a position. Compiled when first asked for, so that unvisited positions cost nothing. */
  readonly at: (position: number) => PositionRules;
}

/** Compiles rules against the tools of a workflow. Total: rules may name tools that do not exist. */
export function compileRules(toolNames: readonly string[], rules: readonly ToolRule[]): CompiledRules {
  const tools = numberTools(toolNames, rules);
  const outcomes = tabulateOutcomes(tools, rules);
  const order = tabulateOrder(tools, rules);
  const subjects = groupBySubject(tools, rules);
  const substitutes = tools.names.map((): LimitWithElse[] => []);
  for (const rule of rules) if (hasElse(rule)) substitutes[tools.numberOf.get(rule.tool) ?? noNumber]?.push(rule);
  const slots = layOutSlots(tools, outcomes, rules);
  const compiled: (PositionRules | undefined)[] = Array.from({ length: outcomes.count }, () => undefined);
  return {
    rules,
    numbers: new Map(rules.map((rule, index) => [rule, index])),
    about: rulesAbout(rules),
    tools,
    outcomes,
    order,
    slots,
    substitutes,
    at: (position) => (compiled[position] ??= rulesAt(position, tools, outcomes, order, slots, subjects)),
  };
}

function hasElse(rule: ToolRule): rule is LimitWithElse {
  return rule.type === 'max-count' && rule.otherwise !== undefined;
}
