import { explore } from '#core/automaton/explore.ts';
import type { Space } from '#core/automaton/space.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import type { TypeDeclaration } from '#core/ir/type.ts';
import type { Workflow } from '#core/ir/workflow.ts';

/** As much as a person does not wait for. */
const budget = { states: 20_000, transitions: 100_000 };

const explored = new WeakMap<Workflow, Space>();

/**
 * The runs of a workflow, as far as they can be explored while somebody waits; `types` are those that its tools refer to.
 * A lowered workflow never changes, so each is explored once.
 */
export function exploredFlow(workflow: Workflow, types: readonly TypeDeclaration[]): Space {
  const known = explored.get(workflow);
  if (known) return known;
  const exploring = explore(transitionSystem(workflow, types), budget);
  let step = exploring.next();
  while (step.done !== true) step = exploring.next();
  explored.set(workflow, step.value);
  return step.value;
}
