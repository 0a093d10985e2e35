import { components } from './components.ts';
import type { Found } from './space.ts';
import { GroupedSteps } from './grouped-steps.ts';
import { SureSteps } from './sure-steps.ts';

/** The states from which no run can end, and the hidden slots without which that is not known. */
export interface LostStates {
  /** 1 for a state that is lost. */
  readonly lost: Uint8Array;
  /** Hidden slots that a state reads of which no way to an end was found; only when empty is `lost` exact. */
  readonly needed: ReadonlySet<number>;
}

/**
 * Finds the states from which no run can end, where some slots do not tell states apart. Found are ways that are open
 * whatever these slots hold, because no step of them is a call of a tool with a hidden limit. A run can go round such a
 * component and make every call in it; then it can end where an exit of the component waits for nothing but
 * required tools of the component. That it may have ended before does no harm. A required tool with a hidden limit
 * counts as one of the component where it could be called from it and a sure step leads back: it was called already, or
 * it is not used up.
 *
 * States without such a way are lost if they do not read hidden slots: then all who share the entry have the same
 * choices, all of them sure ways, and none leads to a state that is saved. Those that do read some need them shown.
 */
export function* lostStates(found: Found): Generator<void, LostStates> {
  const states = found.table.count;
  const steps = new SureSteps(found);
  const graph = new GroupedSteps(found, new Uint8Array(states).fill(1, 0, found.expanded), steps);
  // Nodes that states share are lost, or not, like them.
  const lost = new Uint8Array(graph.size).fill(1, 0, found.expanded).fill(1, states);
  const needed = new Set<number>();
  yield* components(graph, (nodes) => {
    const inside = graph.statesOf(nodes);
    const component = { states: new Set(inside), shared: new Map<number, boolean>() };
    const uncovered = steps.requiredOutside(inside, (state) => graph.leadsInto(state, component));
    if (inside.some((state) => steps.canEnd(state, uncovered)) || nodes.some((node) => graph.leadsOut(node, lost))) {
      for (const node of nodes) lost[node] = 0;
    } else {
      for (const state of inside) steps.addReadAt(state, uncovered, needed);
    }
  });
  return { lost: lost.subarray(0, states), needed };
}
