import { openingOf, type Opening } from '../automaton/opening.ts';
import type { Space } from '../automaton/space.ts';
import type { Trap } from '../automaton/trap.ts';
import { lastCall, positionOf } from '../automaton/witness.ts';
import type { FlowCheck } from './check.ts';
import { arrowsOf } from './statements.ts';
import { trapFindings } from './trap-findings.ts';
import { listed } from './words.ts';

/** Calls that lead only to each other, with no way to an end. */
export const noExitPath: FlowCheck = {
  code: 'no-exit-path',
  run(workflow, space) {
    return trapFindings(space, 'no-exit-path', (trap, { tool = '' }) => {
      const tools = toolsOf(space, trap);
      const opening = openingOf(space, trap, tools);
      return {
        cause: tools.toSorted(),
        at: arrowsOf(workflow, tool),
        message:
          tools.length === 1
            ? `Once \`${tool}\` is called the run can never end: \`${tool}\` leads only to itself.`
            : `Once \`${tool}\` is called the run can never end: ${listed(tools)} lead only to each other.`,
        related: opening === undefined ? [] : [{ at: arrowsOf(workflow, opening.from), message: proposal(opening) }],
        data: { tools, ...(opening === undefined ? {} : { from: opening.from, target: opening.target }) },
      };
    });
  },
};

function proposal({ from, target, inCase }: Opening): string {
  const addition = inCase ? `A case of \`${from}\` that leads to \`${target}\`` : `\`${from} -> ${target}\``;
  return `${addition} would open a way to an end.`;
}

/** The tools that are called inside a trap, in the order in which runs reach them. */
function toolsOf(space: Space, trap: Trap): readonly string[] {
  const names = trap.states.flatMap((state) => lastCall(space.system.compiled, positionOf(space, state)) ?? []);
  return [...new Set(names)];
}
