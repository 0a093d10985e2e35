import { expandedStates, type Space } from './space.ts';
import { Walker } from './walker.ts';
import { lastCall } from './witness.ts';
import { noNumber } from '../rules/no-number.ts';

/** What may come directly before the calls of one tool, in some run. */
export interface Predecessors {
  /** Tools of which some run makes the call before, in the order in which the workflow names them. */
  readonly tools: readonly string[];
  /** Some run begins with the tool. */
  readonly first: boolean;
  /** Nothing else leads there; `false` when the space was not explored completely. */
  readonly complete: boolean;
}

/** What leads to a tool. Read from the explored states, so limits, marks and outcomes of every run are taken into account. */
export function predecessorsOf(space: Space, tool: string): Predecessors {
  const { compiled } = space.system;
  const number = compiled.tools.numberOf.get(tool) ?? noNumber;
  const walker = new Walker(space.system);
  const before = new Set<string | undefined>();
  for (const state of expandedStates(space)) {
    walker.load(space.table, state);
    if (walker.enabled.targets.subarray(0, walker.enabled.count).includes(number)) {
      before.add(lastCall(compiled, walker.position));
    }
  }
  return {
    tools: compiled.tools.names.filter((name) => before.has(name)),
    first: before.has(undefined),
    complete: space.complete,
  };
}
