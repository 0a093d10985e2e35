import { describe, expect, it } from 'vitest';
import { WorkflowBuilder, literals } from '#core/ir/builder.ts';
import { findingsOf, related, summary } from './findings.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();

describe('dead-end', () => {
  const stuck = (): WorkflowBuilder =>
    flow().start('search', 'answer').arrow('search', 'search').arrow('answer', 'exit').limit('search', 2);

  it('names the statements that leave no tool, at the arrow', () => {
    expect(summary(stuck())).toEqual([
      'dead-end @ rule 1: After `search` nothing may be called: `search -> search` and `limit search to 2` leave no tool.',
    ]);
  });
  it('shows the shortest run, each call at the statement that allows it', () => {
    expect(related(stuck(), 'dead-end')).toEqual([
      'rule 0: search: 1. `search` is called.',
      'rule 1: search: 2. `search` is called.',
      'rule 1: Then `search -> search` is all that could lead on.',
      'rule 3: Then `limit search to 2` is used up.',
    ]);
    expect(findingsOf(stuck())[0]?.witness).toEqual([{ tool: 'search' }, { tool: 'search' }]);
  });
  it('is gone when something stands in for the used-up tool', () => {
    const workflow = flow().start('search', 'answer').arrow('search', 'search').arrow('answer', 'exit');
    expect(summary(workflow.limit('search', 2, 'answer'))).toEqual([]);
    const ending = flow().start('search').arrow('search', 'search').limit('search', 2, 'exit');
    expect(summary(ending)).toEqual([]);
  });
  it('can stand at the very start', () => {
    expect(summary(flow().start('any').arrow('a', 'exit').onlyAfter('a', 'a'))[1]).toBe(
      'dead-end @ rule 1: At the start nothing may be called: `only after a: a` leaves no tool.',
    );
  });
  it('is said once per cause', () => {
    const workflow = flow()
      .start('a', 'b')
      .arrow('a', 'a', 'b', 'stop')
      .arrow('b', 'b', 'a')
      .arrow('stop', 'exit')
      .limit('a', 3)
      .limit('b', 3);
    expect(summary(workflow)).toHaveLength(1);
  });
  it('says that the call failed, where it did', () => {
    const workflow = flow().start('a').arrow('a', 'b').arrow('b', 'exit').onlyAfter('a', 'b');
    expect(summary(workflow)).toEqual([
      'dead-end @ rule 1: After a failed call of `a` nothing may be called: `a -> b` and `only after a: b` leave no tool.',
    ]);
  });
  it('is said once where one tool waits for several', () => {
    const workflow = flow().start('a').arrow('a', 'c').arrow('c', 'b').arrow('b', 'exit');
    workflow.onlyAfter('a', 'b').onlyAfter('c', 'b');
    expect(summary(workflow)).toEqual([
      'dead-end @ rule 2: After a failed call of `c` nothing may be called: `c -> b` and `only after c: b` leave no tool.',
    ]);
  });
  it('shows outcomes where they decide', () => {
    const workflow = flow()
      .tool('a', literals('x', 'y'))
      .start('a')
      .when(
        'a',
        new Map([
          ['x', ['exit']],
          ['failed', ['b']],
          ['else', ['a']],
        ]),
      )
      .arrow('b', 'c')
      .onlyAfter('a', 'c')
      .arrow('c', 'exit');
    expect(related(workflow, 'dead-end').slice(0, 2)).toEqual([
      'rule 0: a: 1. `a` is called and fails.',
      'rule 1: b: 2. `b` is called.',
    ]);
  });
});
