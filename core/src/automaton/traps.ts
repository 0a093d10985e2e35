import { bottomComponents } from './components.ts';
import type { Found } from './space.ts';
import { GroupedSteps } from './grouped-steps.ts';
import { mark } from './marks.ts';
import { seemingLost } from './seeming-lost.ts';
import { Successors } from './successors.ts';
import type { Trap } from './trap.ts';

/**
 * Finds every trap of a space. States that were found and not expanded count as ways out, so that a trap of an
 * incomplete space is a trap all the same. Where more than `most` states of such a space seem lost, only dead ends are
 * looked for: nearly all others have a way out into what was not explored, and to see it takes as long as the
 * exploration.
 */
export function* findTraps(space: Found, most = manyLost): Generator<void, readonly Trap[]> {
  const lost = yield* seemingLost(space);
  if (!space.complete && countOf(lost) > most) {
    lost.forEach((one, state) => {
      lost[state] = one & (((space.marks[state] ?? 0) & mark.stuck) === 0 ? 0 : 1);
    });
  }
  return yield* trapsAmong(space, lost);
}

const manyLost = 20_000;

function countOf(lost: Uint8Array): number {
  return lost.reduce((count, one) => count + one, 0);
}

/** The traps among states, which must include all from which no end can be reached. */
export function* trapsAmong(space: Found, lost: Uint8Array): Generator<void, readonly Trap[]> {
  if (!lost.includes(1)) return [];
  const graph = new GroupedSteps(space, lost, new Successors(space));
  const components = (yield* bottomComponents(graph)).map((nodes) => graph.statesOf(nodes));
  return components
    .sort(([one = 0], [other = 0]) => one - other)
    .map((states): Trap => ({ kind: kindOf(space, states), states }));
}

/** The first kind that fits: a missing requirement explains more than the place where the run is stuck. */
function kindOf(space: Found, states: readonly number[]): Trap['kind'] {
  const marks = states.reduce((all, state) => all | (space.marks[state] ?? 0), 0);
  if ((marks & mark.withheld) !== 0) return 'unmet-requirement';
  return (marks & mark.stuck) !== 0 ? 'dead-end' : 'no-exit-path';
}
