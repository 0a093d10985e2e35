import { describe, expect, it } from 'vitest';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { findingsOf } from './findings.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();

describe('not-in-workflow', () => {
  it('is said of each rule that names another tool, once', () => {
    const workflow = flow().start('a').arrow('a', 'exit').limit('b', 1).onlyAfter('c', 'a').onlyAfter('c', 'a');
    expect(
      findingsOf(workflow)
        .filter((one) => one.code === 'not-in-workflow')
        .map((one) => [one.at, one.data]),
    ).toEqual([
      ['rule 2', { tool: 'b' }],
      ['rule 3', { tool: 'c' }],
    ]);
  });
});
