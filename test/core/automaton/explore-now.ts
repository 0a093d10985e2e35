import { explore } from '#core/automaton/explore.ts';
import type { Budget, Space } from '#core/automaton/space.ts';
import type { TransitionSystem } from '#core/automaton/transition-system.ts';

/** Runs an exploration to its end at once. */
export function exploreNow(system: TransitionSystem, budget: Budget): Space {
  const steps = explore(system, budget);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
