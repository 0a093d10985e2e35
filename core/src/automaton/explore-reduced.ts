import type { TypeDeclaration } from '../ir/type.ts';
import type { Flow } from '../ir/flow.ts';
import { explore, run } from './explore.ts';
import { HiddenSlots, hideableSlots } from './hidden-slots.ts';
import { lostStates } from './lost-states.ts';
import { WideSearch } from './wide-search.ts';
import type { Budget, Space } from './space.ts';
import { trapsAmong } from './traps.ts';
import { hideSlots, transitionSystem, type TransitionSystem } from './transition-system.ts';

/** Systems that can have no more states than this are explored as they are: nothing is to be gained. */
const small = 10_000;

/** Explores a workflow; a system that could have many states without the slots that make no difference to any verdict. */
export function* exploreWorkflow(
  workflow: Flow,
  types: readonly TypeDeclaration[],
  budget: Budget,
): Generator<void, Space> {
  const system = transitionSystem(workflow, types);
  return yield* mostStates(system) <= small ? explore(system, budget) : exploreReduced(system, budget);
}

/**
 * Explores a system with as many slots hidden as make no difference: first all that may be, then without those that
 * were betrayed by a run (`HiddenSlots`) or that an open question needs (`lostStates`), until none is. All attempts
 * together may cost half the budget; after that, or with nothing left to hide, the system is explored as it is.
 */
export function* exploreReduced(system: TransitionSystem, budget: Budget): Generator<void, Space> {
  let states = budget.states / 2;
  let transitions = budget.transitions / 2;
  let hidden = hideableSlots(system);
  while (hidden.size > 0) {
    const hiding = hideSlots(system, hidden);
    const search = new WideSearch(hiding, new HiddenSlots(hiding));
    yield* run(search, { states, transitions });
    let shown = search.betrayed;
    if (shown.size === 0) {
      const found = search.frontier.found();
      if (!found.complete) break;
      const { lost, needed } = yield* lostStates(found);
      if (needed.size === 0) return { ...found, traps: yield* trapsAmong(found, lost) };
      shown = needed;
    }
    states -= search.frontier.expanded;
    transitions -= search.frontier.transitions;
    hidden = new Set([...hidden].filter((slot) => !shown.has(slot)));
  }
  return yield* explore(system, budget);
}

/** An upper bound of the number of states. */
function mostStates({ compiled, layout }: TransitionSystem): number {
  return compiled.slots.maxima.reduce((product, maximum) => product * (maximum + 1), layout.positions.length);
}
