import type { CompiledRules } from '../rules/compiled-rules.ts';
import { atOnce } from './at-once.ts';
import { components, targetsOf, type Graph } from './components.ts';
import type { TransitionSystem } from './transition-system.ts';
import { noNumber } from '../rules/no-number.ts';

/** Numbers of the tools after which arrows or cases say what may follow. */
export function toolsWithArrows({ rules, tools }: CompiledRules): ReadonlySet<number> {
  const choosing = rules.filter((rule) => rule.type === 'child' || rule.type === 'conditional');
  return new Set(choosing.map(({ tool }) => tools.numberOf.get(tool) ?? noNumber));
}

/** Whether arrows lead round among tools without a limit: most workflows have no such tools, and need no search. */
export function mayLoop(system: TransitionSystem): boolean {
  const graph = arrowGraph(system);
  let found = false;
  const take = (nodes: readonly number[]): void => {
    const only = nodes[0] ?? 0;
    found ||= nodes.length > 1 || targetsOf(graph, only).includes(only);
  };
  atOnce(components(graph, take));
  return found;
}

/** From each tool with arrows and without a limit, the tools that may follow it in some run, and perhaps more. */
function arrowGraph({ compiled, outcomes }: TransitionSystem): Graph {
  const { tools, order, slots, substitutes } = compiled;
  const standIns = substitutes.some((list) => list.length > 0) ? order.all : new Int32Array(0);
  const inside = new Uint8Array(tools.names.length);
  for (const tool of toolsWithArrows(compiled)) inside[tool] = slots.limits[tool] === Infinity ? 1 : 0;
  let targets = standIns;
  return {
    size: inside.length,
    inside,
    edges: (tool) => {
      const after = [...standIns];
      for (const position of outcomes[tool] ?? standIns) after.push(...compiled.at(position).targets);
      targets = Int32Array.from(after);
      return targets.length;
    },
    get targets() {
      return targets;
    },
  };
}
