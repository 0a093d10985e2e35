import type { CompiledRules } from './compiled-rules.ts';
import type { EnabledTools } from './enabled-tools.ts';
import { inStatementOrder } from './rules-about.ts';
import { limitOf } from './slot-table.ts';
import type { Obstacle } from './rule-solver.ts';
import type { ToolRule } from './tool-rule.ts';
import { noNumber } from './no-number.ts';

/**
 * Why a tool may not be called: one obstacle per rule that forbids it, empty exactly when `enabled` (the answer for
 * the same position and slots) holds it. Says nothing of ends.
 */
export function obstaclesTo(
  compiled: CompiledRules,
  position: number,
  slots: ArrayLike<number>,
  enabled: EnabledTools,
  tool: string,
): readonly Obstacle[] {
  const number = compiled.tools.numberOf.get(tool) ?? noNumber;
  if (enabled.targets.subarray(0, enabled.count).includes(number)) return [];
  const excluding = excludingRules(compiled, position, tool);
  if (!compiled.at(position).first) {
    if (number < 0 || number >= compiled.tools.attached) return [{ kind: 'not-in-workflow' }];
    excluding.push(...compiled.about(tool).filter((rule) => forbids(compiled, position, slots, rule, tool)));
  }
  return inStatementOrder(compiled.numbers, excluding).map((rule) => ({ kind: 'rule', rule }));
}

/** The statements among obstacles. */
export function rulesAmong(obstacles: readonly Obstacle[]): readonly ToolRule[] {
  return obstacles.flatMap((one) => (one.kind === 'rule' ? one.rule : []));
}

/** Statements in force whose choice leaves the tool out. */
function excludingRules(compiled: CompiledRules, position: number, tool: string): ToolRule[] {
  const left = compiled
    .at(position)
    .chosen.filter(({ choice }) => !choice.any && !choice.targets.some((target) => target.tool === tool));
  return left.map(({ rule }) => rule);
}

/** The rule, which is one of those about the tool (`rulesAbout`), forbids a call of it now: by order, marks or counts. */
export function forbids(
  compiled: CompiledRules,
  position: number,
  slots: ArrayLike<number>,
  rule: ToolRule,
  tool: string,
): boolean {
  const { tools, slots: table } = compiled;
  const last = tools.names[compiled.outcomes.toolAt[position] ?? noNumber];
  const slotOf = (table: Int32Array, name: string): number => table[tools.numberOf.get(name) ?? noNumber] ?? noNumber;
  switch (rule.type) {
    case 'parent':
      return (last === rule.tool) !== rule.children.includes(tool);
    case 'directly-after':
      return rule.parent !== last;
    case 'after':
      return slots[slotOf(table.succeeded, rule.parent)] === 0;
    case 'max-count':
      return (slots[slotOf(table.called, tool)] ?? 0) >= limitOf(rule);
    default:
      return false;
  }
}
