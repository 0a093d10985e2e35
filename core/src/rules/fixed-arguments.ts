import type { Argument } from '../ir/value.ts';
import type { Chosen } from './position-rules.ts';
import type { MaxCountRule } from './tool-rule.ts';

/** Arguments that the statements in force fix for a tool; later statements win over earlier ones, key by key. */
export function fixedArguments(
  chosen: readonly Chosen[],
  substituted: readonly MaxCountRule[],
  tool: string,
): readonly Argument[] {
  if (chosen.length === 0 && substituted.length === 0) return [];
  const byName = new Map<string, Argument>();
  const choices = [...chosen.map(({ choice }) => choice), ...substituted.map((rule) => rule.otherwise)];
  for (const choice of choices) {
    if (choice === undefined || choice === 'nothing') continue;
    for (const target of choice.targets) {
      if (target.tool !== tool) continue;
      for (const argument of target.arguments) byName.set(argument.name, argument);
    }
  }
  return [...byName.values()];
}
