import type { ToolRule } from './tool-rule.ts';

/** The rules that may forbid calls of a tool by order, marks or counts, whatever arrows say, in statement order. */
export type RulesAbout = (tool: string) => readonly ToolRule[];

/** Sorts rules by the tools whose calls they may forbid. Letta's parent rule is about every tool. */
export function rulesAbout(rules: readonly ToolRule[]): RulesAbout {
  const everywhere: ToolRule[] = [];
  const byTool = new Map<string, ToolRule[]>();
  for (const rule of rules) {
    if (rule.type === 'parent') everywhere.push(rule);
    if (rule.type !== 'directly-after' && rule.type !== 'after' && rule.type !== 'max-count') continue;
    const known = byTool.get(rule.tool);
    if (known === undefined) byTool.set(rule.tool, [rule]);
    else known.push(rule);
  }
  return (tool) => [...everywhere, ...(byTool.get(tool) ?? [])];
}

/** Rules in the order in which they are written. */
export function inStatementOrder(
  numbers: ReadonlyMap<ToolRule, number>,
  rules: readonly ToolRule[],
): readonly ToolRule[] {
  return rules.toSorted((one, other) => (numbers.get(one) ?? 0) - (numbers.get(other) ?? 0));
}
