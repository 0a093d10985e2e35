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
});
