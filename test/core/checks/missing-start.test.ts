import { describe, expect, it } from 'vitest';
import { WorkflowBuilder, literals } from '#core/ir/builder.ts';
import { ruleFindings } from '#core/checks/check-workflow.ts';
import { findingsOf, summary } from './findings.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();
const found = (workflow: WorkflowBuilder): unknown[] =>
  findingsOf(workflow)
    .filter(({ code }) => code === 'missing-start')
    .map(({ at, data }) => [at, data]);

describe('missing-start', () => {
  it('is said once of the workflow, with the tool that nothing leads to', () => {
    const workflow = flow().arrow('b', 'exit').arrow('a', 'b');
    expect(summary(workflow)).toEqual([
      'missing-start @ workflow: Nothing says where `test` starts: the first call may be any tool that the rules allow.',
    ]);
    expect(found(workflow)).toEqual([['workflow', { target: 'a' }]]);
  });
  it('names the first tool of a circle', () => {
    expect(found(flow().arrow('a', 'b').arrow('b', 'a', 'exit'))).toEqual([['workflow', { target: 'a' }]]);
  });
  it('is said of every kind of arrow', () => {
    const cases = new Map([['else', ['exit']]]);
    expect(found(flow().tool('a', literals('x')).when('a', cases))).toHaveLength(1);
    expect(found(flow().use('b').arrow('a', 'exit'))).toHaveLength(1);
    expect(found(flow().use('b').arrow('a', 'any'))).toHaveLength(1);
    expect(found(flow().use('a').rule({ type: 'continue', tool: 'a' }))).toHaveLength(1);
  });
  it.each([
    ['a start', flow().start('a').arrow('a', 'exit')],
    ['`start -> any`', flow().start('any').arrow('a', 'exit')],
    ['tools without an order', flow().use('a', 'b').limit('a', 2)],
  ])('accepts %s', (_, workflow) => {
    expect(found(workflow)).toEqual([]);
  });
  it('waits until the workflow is complete', () => {
    const codes = ruleFindings(flow().arrow('a', 'b').build(), false).map(({ code }) => code);
    expect(codes).toEqual([]);
  });
});
