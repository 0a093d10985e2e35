import type { Finding } from '../diagnostics/finding.ts';
import type { FlowCheck } from './check.ts';

/** The budget was used up before every state was seen. */
export const analysisIncomplete: FlowCheck = {
  code: 'analysis-incomplete',
  *run(workflow, space): Iterable<Finding> {
    if (space.complete) return;
    yield {
      code: 'analysis-incomplete',
      at: workflow.id,
      message:
        `\`${workflow.name}\` has more than ${space.expanded} states: whether every tool can be called ` +
        `and every run can end is not known.`,
      related: [],
      data: {
        states: space.expanded,
        unknown: [
          'unreachable-tool',
          'no-exit-path',
          'unmet-requirement',
          'dead-end',
          'shadowed-arrow',
          'unbounded-loop',
        ],
      },
    };
  },
};
