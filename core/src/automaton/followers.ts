import { expandedStates, type Space } from './space.ts';
import { mark } from './marks.ts';
import { Walker } from './walker.ts';

/** What may come directly after the calls of one tool, in some run. */
export interface Followers {
  /** Tools of which some run makes the next call, in the order in which the workflow names them. */
  readonly tools: readonly string[];
  /** Some run ends here: by `exit`, by `finish`, or by an answer. */
  readonly mayEnd: boolean;
  /** No run does anything else; `false` when the space was not explored completely. */
  readonly complete: boolean;
}

/**
 * What may follow a tool; `undefined` for the beginning of a run. Read from the explored states, so limits, marks and
 * outcomes of every run are taken into account.
 */
export function followersOf(space: Space, tool: string | undefined): Followers {
  const { compiled } = space.system;
  const number = tool === undefined ? -1 : (compiled.tools.numberOf.get(tool) ?? -2);
  const walker = new Walker(space.system);
  const next = new Set<number>();
  let mayEnd = false;
  for (const state of expandedStates(space)) {
    walker.unpack(space.table, state);
    if (compiled.outcomes.toolAt[walker.position] !== number) continue;
    walker.ask();
    for (const target of walker.enabled.targets.subarray(0, walker.enabled.count)) next.add(target);
    // A failed call that nobody takes and a result that no case names are ends that nobody meant.
    const stops = compiled.at(walker.position).stop !== undefined;
    mayEnd ||= !stops && (walker.marks & (mark.end | mark.mayEnd)) !== 0;
  }
  return {
    tools: compiled.tools.names.filter((_, index) => next.has(index)),
    mayEnd,
    complete: space.complete,
  };
}
