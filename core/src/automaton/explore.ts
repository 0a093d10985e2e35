import { budgetFor, type Budget, type Space } from './space.ts';
import type { TransitionSystem } from './transition-system.ts';
import { fastestSearch } from './fastest-search.ts';
import type { Search } from './search.ts';
import { findTraps } from './traps.ts';

/** States between two yields: about a millisecond. */
const stride = 2048;

/**
 * Explores a system breadth first within a budget. Yields now and then, so that the caller can do other work or stop;
 * past the budget the space is incomplete and says so.
 */
export function* explore(system: TransitionSystem, budget: Budget): Generator<void, Space> {
  const search = fastestSearch(system);
  yield* run(search, budget);
  const found = search.frontier.found();
  return { ...found, traps: yield* findTraps(found) };
}

/** Searches until nothing is left, the budget is used up, or a hidden slot was betrayed. */
export function* run(search: Search, budget: Budget): Generator<void, void> {
  const { frontier } = search;
  const { states, transitions } = budgetFor(frontier.system, budget);
  while (frontier.pending && frontier.expanded < states && frontier.transitions < transitions) {
    search.expand(Math.min(stride, states - frontier.expanded), transitions);
    if (search.betrayed.size > 0) return;
    yield;
  }
}
