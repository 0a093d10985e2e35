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
  it('is said without any exit where runs end by an answer', () => {
    const stuck = flow().start('a').arrow('a', 'a').limit('a', 1);
    expect(findingsOf(stuck).map(({ code }) => code)).not.toContain('dead-end');
    stuck.settings({ agent: { id: 'agent', value: 'react' } });
    expect(findingsOf(stuck).map(({ code }) => code)).toContain('dead-end');
  });
  it('is said of each tool, and of each reason, by itself', () => {
    const found = (workflow: WorkflowBuilder): readonly unknown[] =>
      findingsOf(workflow).flatMap(({ code, data }) => (code === 'dead-end' ? [[data?.tool, data?.rules]] : []));
    expect(found(flow().arrow('z', 'exit').start('a', 'b', 'z').onlyDirectlyAfter('z', 'a', 'b', 'z'))).toEqual([
      ['a', ['rule 2', 'rule 3', 'rule 4']],
      ['b', ['rule 2', 'rule 3', 'rule 4']],
    ]);
    const turns = flow().start('a', 'y').arrow('y', 'x').arrow('x', 'a', 'exit').arrow('a', 'x');
    expect(found(turns.onlyAfter('y', 'x').limit('x', 1))).toEqual([
      ['a', ['rule 3', 'rule 4']],
      ['y', ['rule 1', 'rule 4']],
      ['a', ['rule 3', 'rule 5']],
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
  it('stands at the arrow or case that led on, else at the first statement, and names them all', () => {
    const whole = (workflow: WorkflowBuilder): readonly unknown[] =>
      findingsOf(workflow)
        .filter(({ code }) => code === 'dead-end')
        .map(({ at, message, related, data }) => ({
          at,
          message,
          steps: related.map((one) => `${one.at}: ${one.message}`),
          data,
        }));
    const out = (): WorkflowBuilder => flow().arrow('end', 'exit');
    expect(whole(out().limit('a', 1).start('a', 'end').arrow('a', 'a'))).toEqual([
      {
        at: 'rule 3',
        message: 'After `a` nothing may be called: `limit a to 1` and `a -> a` leave no tool.',
        steps: [
          'rule 2: a: 1. `a` is called.',
          'rule 1: Then `limit a to 1` is used up.',
          'rule 3: Then `a -> a` is all that could lead on.',
        ],
        data: { tool: 'a', rules: ['rule 1', 'rule 3'] },
      },
    ]);
    expect(
      whole(
        out()
          .limit('a', 1)
          .start('a', 'end')
          .when('a', new Map([['else', ['a']]])),
      ),
    ).toEqual([
      {
        at: 'rule 3',
        message: 'After `a` nothing may be called: `limit a to 1` and `a -> when { else -> a }` leave no tool.',
        steps: [
          'rule 2: a: 1. `a` is called and returns a value that no case names.',
          'rule 1: Then `limit a to 1` is used up.',
          'rule 3: Then `a -> when { else -> a }` is all that could lead on.',
        ],
        data: { tool: 'a', rules: ['rule 1', 'rule 3'] },
      },
    ]);
    expect(
      whole(out().start('b', 'end').onlyAfter('a', 'c').arrow('b', 'c').arrow('c', 'a', 'exit').arrow('a', 'exit')),
    ).toEqual([
      {
        at: 'rule 3',
        message: 'After `b` nothing may be called: `only after a: c` and `b -> c` leave no tool.',
        steps: [
          'rule 1: b: 1. `b` is called.',
          'rule 2: Then `only after a: c` keeps `c` out.',
          'rule 3: Then `b -> c` is all that could lead on.',
        ],
        data: { tool: 'b', rules: ['rule 2', 'rule 3'] },
      },
    ]);
    const closed = flow()
      .start('any')
      .use('x')
      .onlyDirectlyAfter('end', 'x')
      .onlyAfter('x', 'end')
      .arrow('end', 'exit');
    expect(whole(closed)).toEqual([
      {
        at: 'rule 0',
        message:
          'At the start nothing may be called: `only directly after end: x` and `only after x: end` leave no tool.',
        steps: [
          'rule 0: Then `only directly after end: x` keeps `x` out.',
          'rule 1: Then `only after x: end` keeps `end` out.',
        ],
        data: { rules: ['rule 0', 'rule 1'] },
      },
    ]);
  });
  it('is said of a workflow that has no tool at all', () => {
    const workflow = { ...flow().arrow('a', 'exit').build(), tools: [] };
    expect(findingsOf(workflow).filter(({ code }) => code === 'dead-end')).toEqual([
      {
        code: 'dead-end',
        at: 'workflow',
        message: 'At the start nothing may be called.',
        related: [],
        witness: [],
        data: { rules: [] },
      },
    ]);
  });
  it('is said beside a conflict that has nothing to do with it', () => {
    const codes = (workflow: WorkflowBuilder): readonly string[] =>
      findingsOf(workflow).map(({ code, at }) => `${code} @ ${at}`);
    const orders = flow()
      .start('s')
      .arrow('s', 'search', 'a', 'b', 'exit')
      .arrow('a', 'x')
      .arrow('b', 'x')
      .arrow('x', 'exit');
    orders.onlyDirectlyAfter('a', 'x').onlyDirectlyAfter('b', 'x');
    expect(codes(orders.arrow('search', 'search').limit('search', 2))).toEqual([
      'conflicting-rules @ rule 6',
      'dead-end @ rule 7',
    ]);
    // The first call clashes with an order that is in force again later, where the start is not.
    expect(codes(flow().start('x', 'c').arrow('c', 'x').arrow('x', 'exit').onlyAfter('a', 'x').use('a'))).toEqual([
      'conflicting-rules @ rule 0: x',
      'unreachable-tool @ use a',
      'shadowed-arrow @ rule 1: x',
      'dead-end @ rule 1',
    ]);
    const free = flow().start('x', 'c').arrow('c', 'any').arrow('x', 'exit').limit('c', 1);
    expect(codes(free.use('a').onlyAfter('x', 'a').onlyDirectlyAfter('a', 'x'))).toEqual([
      'conflicting-rules @ rule 0: x',
      'unreachable-tool @ use a',
      'dead-end @ rule 2',
    ]);
  });
});
