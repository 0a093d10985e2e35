import { bottomComponents } from './components.ts';
import type { Found } from './frontier.ts';
import { mark } from './marks.ts';
import { seemingLost } from './seeming-lost.ts';
import { Successors } from './successors.ts';

/** States that no run leaves and in which none can end; one of them is reachable (LANGUAGE.md section 2). */
export interface Trap {
  readonly kind: 'unmet-requirement' | 'dead-end' | 'no-exit-path';
  /** The states in ascending order, so that the one nearest to the start comes first. */
  readonly states: readonly number[];
}

/**
 * Finds every trap of a space. States that were found and not expanded count as ways out, so that a trap of an
 * incomplete space is a trap all the same.
 */
export function* findTraps(space: Found): Generator<void, readonly Trap[]> {
  return yield* trapsAmong(space, yield* seemingLost(space));
}

/** The traps among states, which must include all from which no end can be reached. */
export function* trapsAmong(space: Found, lost: Uint8Array): Generator<void, readonly Trap[]> {
  if (!lost.includes(1)) return [];
  const successors = new Successors(space);
  const components = yield* bottomComponents({
    size: lost.length,
    inside: lost,
    edges: (state) => successors.of(state),
    get targets() {
      return successors.targets;
    },
  });
  const traps = components.map((states): Trap => ({ kind: kindOf(space, states), states }));
  return traps.sort((one, other) => (one.states[0] ?? 0) - (other.states[0] ?? 0));
}

/** The first kind that fits: a missing requirement explains more than the place where the run is stuck. */
function kindOf(space: Found, states: readonly number[]): Trap['kind'] {
  if (states.some((state) => ((space.marks[state] ?? 0) & mark.withheld) !== 0)) return 'unmet-requirement';
  const stuck = states.length === 1 && ((space.marks[states[0] ?? 0] ?? 0) & mark.stuck) !== 0;
  return stuck ? 'dead-end' : 'no-exit-path';
}
