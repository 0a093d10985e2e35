import { explore } from '#core/automaton/explore.ts';
import type { Budget, Space } from '#core/automaton/space.ts';
import type { TransitionSystem } from '#core/automaton/transition-system.ts';
import { finished } from './finished.ts';

/** Runs an exploration to its end at once. */
export function exploreNow(system: TransitionSystem, budget: Budget): Space {
  return finished(explore(system, budget));
}
