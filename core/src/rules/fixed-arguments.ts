import type { Argument } from '../ir/value.ts';
import type { Chosen } from './position-rules.ts';
import type { Choice, LimitWithElse, Target } from './tool-rule.ts';

/**
 * Arguments that the statements in force fix for a tool; later statements win over earlier ones, key by key. Arguments
 * belong to the arrow: where a statement in force names the tool itself, what stands in for others adds none.
 */
export function fixedArguments(
  chosen: readonly Chosen[],
  substituted: readonly LimitWithElse[],
  tool: string,
): readonly Argument[] {
  const own = targetsOf(
    chosen.map(({ choice }) => choice),
    tool,
  );
  const targets =
    own.length > 0
      ? own
      : targetsOf(
          substituted.map((rule) => rule.otherwise),
          tool,
        );
  const byName = new Map<string, Argument>();
  for (const target of targets) for (const argument of target.arguments) byName.set(argument.name, argument);
  return [...byName.values()];
}

function targetsOf(choices: readonly Choice[], tool: string): readonly Target[] {
  return choices.flatMap((choice) => choice.targets.filter((target) => target.tool === tool));
}
