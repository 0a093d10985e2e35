import { loopsOf } from '../automaton/loops.ts';
import type { Finding } from '../diagnostics/finding.ts';
import { nameText } from '../rules/rule-text.ts';
import type { FlowCheck } from './check.ts';
import { shownRun } from './shown-runs.ts';
import { arrowsOf } from './statements.ts';
import { listed } from './words.ts';

/** Arrows lead round in a circle that no limit bounds, though the run can leave it. */
export const unboundedLoop: FlowCheck = {
  code: 'unbounded-loop',
  *run(workflow, space): Iterable<Finding> {
    if (!space.complete) return;
    for (const { tools, round } of loopsOf(space)) {
      const [first = ''] = tools;
      const subject = tools.length === 1 ? `\`${nameText(first)}\`` : `${listed(tools)} in turn`;
      yield {
        code: 'unbounded-loop',
        at: arrowsOf(workflow, first),
        message: `No \`limit\` bounds how often ${subject} may be called.`,
        ...shownRun(space, round[0] ?? 0, round.slice(1)),
        data: { tools },
      };
    }
  },
};
