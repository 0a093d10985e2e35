import type { WireRule } from './wire-rule.ts';

/** Indexes of the rules that Letta's storage keeps: the first of equal ones, in order (LETTA.md section 1.3). */
export function deduplicateWireRules(rules: readonly WireRule[]): readonly number[] {
  const seen = new Set<string>();
  const kept: number[] = [];
  rules.forEach((rule, index) => {
    const identity = JSON.stringify([rule.type, rule.tool_name, ...identityOf(rule)]);
    if (seen.has(identity)) return;
    seen.add(identity);
    kept.push(index);
  });
  return kept;
}

/** What tells two rules of one type and tool apart; fixed arguments and the prompt template do not. */
function identityOf(rule: WireRule): readonly unknown[] {
  switch (rule.type) {
    case 'constrain_child_tools':
    case 'parent_last_tool':
      return [...rule.children].sort();
    case 'conditional':
      return [Object.entries(rule.child_output_mapping).sort(byKey), rule.default_child, rule.require_output_mapping];
    case 'max_count_per_step':
      return [rule.max_count_limit];
    default:
      return [];
  }
}

function byKey([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1;
}
