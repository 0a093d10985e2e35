import type { CompiledRules } from './compiled-rules.ts';
import type { EnabledTools } from './enabled-tools.ts';
import { forbids } from './obstacles.ts';
import type { ToolRule } from './tool-rule.ts';

/**
 * Rules that restrict the choice at a position, in statement order: the start, arrows and cases in force, and of the
 * others those that take a tool away which these would allow.
 */
export function rulesInForce(
  compiled: CompiledRules,
  position: number,
  slots: ArrayLike<number>,
  enabled: EnabledTools,
): readonly ToolRule[] {
  const here = compiled.at(position);
  const choosing = new Set<ToolRule>();
  for (const { rule, choice } of here.chosen) if (choice === 'nothing' || !choice.any) choosing.add(rule);
  if (here.first) return compiled.rules.filter((rule) => choosing.has(rule));
  const { names, numberOf, attached } = compiled.tools;
  const offered = new Set<string>();
  for (const tool of here.written) offered.add(names[tool] ?? '');
  for (const rule of enabled.substituted) for (const target of rule.otherwise?.targets ?? []) offered.add(target.tool);
  return compiled.rules.filter((rule) => {
    switch (rule.type) {
      case 'child':
      case 'conditional':
        return choosing.has(rule);
      case 'parent':
        return [...offered].some((tool) => forbids(compiled, position, slots, rule, tool));
      case 'directly-after':
      case 'after':
      case 'max-count':
        return (
          offered.has(rule.tool) &&
          (numberOf.get(rule.tool) ?? attached) < attached &&
          forbids(compiled, position, slots, rule, rule.tool)
        );
      default:
        return false;
    }
  });
}
