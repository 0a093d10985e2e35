import type { Space } from '../automaton/space.ts';
import type { Trap } from '../automaton/trap.ts';
import { mark } from '../automaton/marks.ts';
import { Walker } from '../automaton/walker.ts';
import { lastCall } from '../automaton/witness.ts';
import type { FlowCheck } from './check.ts';
import { arrowsOf } from './statements.ts';
import { trapFindings } from './trap-findings.ts';
import { listed } from './words.ts';
import { noNumber } from '../rules/no-number.ts';

/** A run can come to exits only that wait for a required tool which can no longer be called. */
export const unmetRequirement: FlowCheck = {
  code: 'unmet-requirement',
  run(workflow, space) {
    const { compiled } = space.system;
    const walker = new Walker(space.system);
    return trapFindings(space, 'unmet-requirement', (trap) => {
      const exits = exitsOf(space, walker, trap);
      // Slots only grow, so all states of a trap miss the same tools.
      const missing = compiled.slots.required.filter(
        (tool) => walker.slots[compiled.slots.called[tool] ?? noNumber] === 0,
      );
      const names = missing.map((tool) => compiled.tools.names[tool] ?? '');
      const never = space.complete && missing.every((tool) => space.called[tool] === 0);
      const first = workflow.rules.find((one) => one.type === 'required-before-exit' && names.includes(one.tool));
      const at = first?.id ?? workflow.id;
      const after = exits.map((exit) => ({
        at: arrowsOf(workflow, exit),
        message: `The exit after \`${exit}\` waits for ${listed(names)}.`,
      }));
      return {
        cause: [names, exits.toSorted()],
        at,
        message:
          `The exit${exits.length === 0 ? '' : ` after ${listed(exits)}`} waits for ${listed(names)}, ` +
          (never ? 'which no run ever calls.' : 'which can no longer be called then.'),
        related: after,
        data: { missing: names, exits, rules: [at] },
      };
    });
  },
};

/** The tools after which an exit is withheld inside a trap. Leaves the walker at the last state of the trap. */
function exitsOf(space: Space, walker: Walker, trap: Trap): readonly string[] {
  const exits = new Set<string>();
  for (const state of trap.states) {
    walker.load(space.table, state);
    const tool = lastCall(space.system.compiled, walker.position);
    if ((walker.marks & mark.withheld) !== 0 && tool !== undefined) exits.add(tool);
  }
  return [...exits];
}
