import type { WireRule } from './wire-rule.ts';

/** Rules of Letta's "child group", whose tool keeps the loop going. A limit is one of them (LETTA.md section 3.4). */
const childGroup: ReadonlySet<WireRule['type']> = new Set([
  'constrain_child_tools',
  'conditional',
  'max_count_per_step',
]);

/** An `exit_loop` rule names the tool. */
export function isTerminal(rules: readonly WireRule[], tool: string): boolean {
  return rules.some((rule) => rule.type === 'exit_loop' && rule.tool_name === tool);
}

/** A `continue_loop` rule names the tool. */
export function isContinue(rules: readonly WireRule[], tool: string): boolean {
  return rules.some((rule) => rule.type === 'continue_loop' && rule.tool_name === tool);
}

/** A child, conditional or max-count rule names the tool. */
export function hasChildren(rules: readonly WireRule[], tool: string): boolean {
  return rules.some((rule) => childGroup.has(rule.type) && rule.tool_name === tool);
}

/** Tools that need approval, in rule order, duplicates kept. */
export function approvalTools(rules: readonly WireRule[]): readonly string[] {
  return rules.filter((rule) => rule.type === 'requires_approval').map((rule) => rule.tool_name);
}

/** The model must call a tool: at a start that rules prescribe, or after the subject of an order rule. */
export function mustCall(rules: readonly WireRule[], history: readonly string[]): boolean {
  const last = history.at(-1);
  if (last === undefined) return rules.some((rule) => rule.type === 'run_first');
  const forcing: ReadonlySet<string> = new Set(['constrain_child_tools', 'conditional', 'parent_last_tool']);
  return rules.some((rule) => forcing.has(rule.type) && rule.tool_name === last);
}

/** Indexes of the rules that Letta writes into the prompt, in its order. */
export function promptRules(rules: readonly WireRule[]): readonly number[] {
  const pick = (...types: readonly WireRule['type'][]): readonly number[] =>
    rules.flatMap((rule, index) => (types.includes(rule.type) ? [index] : []));
  return [
    ...pick('continue_loop'),
    ...pick('constrain_child_tools', 'conditional', 'max_count_per_step'),
    ...pick('parent_last_tool'),
    ...pick('exit_loop'),
  ];
}

/**
 * Indexes of the rules quoted to a model that attempted a forbidden tool: those about it or about the last call. A last
 * call whose tool has an empty name counts as none, as in Letta.
 */
export function violationHints(
  rules: readonly WireRule[],
  attempted: string,
  last: string | undefined,
): readonly number[] {
  return promptRules(rules).filter((index) => {
    const name = rules[index]?.tool_name;
    return name === attempted || (last !== '' && name === last);
  });
}
