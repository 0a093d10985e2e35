import { describe, expect, it } from 'vitest';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { findingsOf, related, summary } from './findings.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();

describe('no-exit-path', () => {
  it('names the tools of the trap and the way it is entered', () => {
    const workflow = flow()
      .start('draft', 'publish')
      .arrow('draft', 'review')
      .arrow('review', 'draft')
      .arrow('publish', 'exit');
    expect(summary(workflow)).toEqual([
      'no-exit-path @ rule 1: Once `draft` is called the run can never end: `draft` and `review` lead only to each other.',
    ]);
    expect(related(workflow, 'no-exit-path')).toEqual([
      'rule 0: draft: 1. `draft` is called.',
      'rule 2: `review -> publish` would open a way to an end.',
    ]);
  });
  it('is not said of a circle that can be left', () => {
    const codes = findingsOf(flow().start('a').arrow('a', 'b').arrow('b', 'a', 'exit')).map(({ code }) => code);
    expect(codes).toEqual(['unbounded-loop']);
  });
  it('is said of a circle whose only exit is used up', () => {
    const workflow = flow()
      .start('a')
      .arrow('a', 'b', 'c')
      .arrow('b', 'a')
      .arrow('c', 'a')
      .limit('c', 1, 'b')
      .arrow('d', 'exit');
    const codes = findingsOf(workflow).map(({ code }) => code);
    expect(codes).toContain('no-exit-path');
  });
});
