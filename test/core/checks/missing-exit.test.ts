import { describe, expect, it } from 'vitest';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { findingsOf, summary } from './findings.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();

describe('missing-exit', () => {
  it('is said once of a workflow that nothing leads out of', () => {
    const workflow = flow().start('a').arrow('a', 'a').limit('a', 2);
    expect(summary(workflow)).toEqual([
      'missing-exit @ workflow: Nothing in `test` exits: a run ends only when the model stops, or at `steps`.',
    ]);
  });
  it('is said of each tool that an arrow leads to and nothing leaves', () => {
    expect(summary(flow().start('a').arrow('a', 'b', 'c').arrow('b', 'exit'))).toEqual([
      'missing-exit @ rule 1: c: Nothing says what follows `c`: any tool may be called next, and the run does not end.',
    ]);
  });
  it('accepts `any`, `continue`, and tools that only `use` names', () => {
    const workflow = flow().start('a').arrow('a', 'b', 'c', 'exit').arrow('b', 'any').use('d');
    const found = findingsOf(workflow.rule({ type: 'continue', tool: 'c' }));
    expect(found.map(({ code }) => code)).toEqual(['redundant-rule']);
  });
  it('does not ask other agents for an exit', () => {
    const workflow = flow().start('a').arrow('a', 'b');
    expect(summary(workflow.settings({ agent: { id: 'agent', value: 'react' } }))).toEqual([]);
  });
  it('says which tool, and counts only workflow agents with an exit', () => {
    const found = (workflow: WorkflowBuilder): readonly unknown[] =>
      findingsOf(workflow).filter(({ code }) => code === 'missing-exit');
    expect(found(flow().start('a').arrow('a', 'b', 'c', 'c').arrow('b', 'c', 'exit'))).toEqual([
      {
        code: 'missing-exit',
        at: 'rule 1: c',
        message: 'Nothing says what follows `c`: any tool may be called next, and the run does not end.',
        related: [],
        data: { tool: 'c' },
      },
    ]);
    const react = flow().settings({ agent: { id: 'agent', value: 'react' } });
    expect(found(react.start('a').arrow('a', 'b', 'c').arrow('b', 'exit'))).toEqual([]);
    expect(
      found(
        flow()
          .start('a')
          .arrow('a', 'b', 'exit')
          .rule({ type: 'parent', tool: 'b', children: ['a'] }),
      ),
    ).toEqual([]);
    expect(found(flow().start('a').arrow('a', 'b', 'exit').use('c').onlyDirectlyAfter('b', 'c').limit('b', 1))).toEqual(
      [
        {
          code: 'missing-exit',
          at: 'rule 1: b',
          message: 'Nothing says what follows `b`: any tool may be called next, and the run does not end.',
          related: [],
          data: { tool: 'b' },
        },
      ],
    );
    const ghost = flow().start('a').arrow('a', 'b', 'exit').build();
    expect(found(flow().start('a').arrow('a', 'exit').arrow('b', 'c'))).toEqual([]);
    expect(
      findingsOf({ ...ghost, tools: ghost.tools.filter(({ name }) => name !== 'b') }).map(({ code }) => code),
    ).not.toContain('missing-exit');
  });
});
