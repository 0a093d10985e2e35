import { loopsOf } from '../automaton/loops.ts';
import { callsAlong, pathTo } from '../automaton/witness.ts';
import type { Finding } from '../diagnostics/finding.ts';
import { nameText } from '../rules/rule-text.ts';
import type { FlowCheck } from './check.ts';
import { arrowsOf } from './statements.ts';
import { stepsAlong } from './witness-steps.ts';
import { listed } from './words.ts';

/** Arrows lead round in a circle that no limit bounds, though the run can leave it. */
export const unboundedLoop: FlowCheck = {
  code: 'unbounded-loop',
  *run(workflow, space): Iterable<Finding> {
    if (!space.complete) return;
    for (const { tools, round } of loopsOf(space)) {
      const path = [...pathTo(space, round[0] ?? 0), ...round.slice(1)];
      const [first = ''] = tools;
      const subject = tools.length === 1 ? `\`${nameText(first)}\`` : `${listed(tools)} in turn`;
      yield {
        code: 'unbounded-loop',
        at: arrowsOf(workflow, first),
        message: `No \`limit\` bounds how often ${subject} may be called.`,
        related: stepsAlong(space, path),
        witness: callsAlong(space, path),
        data: { tools },
      };
    }
  },
};
