import { describe, expect, it } from 'vitest';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { findingsOf } from './findings.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();

describe('analysis-incomplete', () => {
  it('says that verdicts are open, and reports only what is certain', () => {
    const workflow = flow()
      .start('any')
      .use('a', 'b', 'never')
      .limit('a', 50, 'end')
      .limit('b', 50, 'end')
      .arrow('end', 'exit')
      .onlyAfter('never', 'never');
    const codes = findingsOf(workflow, { states: 10, transitions: 1000 }).map((one) => one.code);
    expect(codes).toEqual(['analysis-incomplete']);
    expect(findingsOf(workflow).map((one) => one.code)).toEqual(['unreachable-tool']);
  });
  it('counts what was seen, and lists the verdicts that are open', () => {
    const workflow = flow().start('a').arrow('a', 'b').arrow('b', 'c').arrow('c', 'exit');
    expect(findingsOf(workflow, { states: 2, transitions: 1000 })).toEqual([
      {
        code: 'analysis-incomplete',
        at: 'workflow',
        message: '`test` has more than 2 states: whether every tool can be called and every run can end is not known.',
        related: [],
        data: {
          states: 2,
          unknown: [
            'unreachable-tool',
            'no-exit-path',
            'unmet-requirement',
            'dead-end',
            'shadowed-arrow',
            'unbounded-loop',
          ],
        },
      },
    ]);
  });
});
