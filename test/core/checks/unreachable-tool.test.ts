import { describe, expect, it } from 'vitest';
import { WorkflowBuilder, fixed, literals } from '#core/ir/builder.ts';
import { findingsOf, summary } from './findings.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();

describe('unreachable-tool', () => {
  it('is silent when every tool is called in some run', () => {
    expect(summary(flow().start('a').arrow('a', 'b').arrow('b', 'exit'))).toEqual([]);
  });
  it('says that no arrow leads to the tool', () => {
    expect(summary(flow().start('a').arrow('a', 'exit').arrow('b', 'a'))).toEqual([
      'unreachable-tool @ rule 2: `b` is never called: no arrow leads to it.',
    ]);
  });
  it('stands at the `use` that names the tool', () => {
    expect(summary(flow().start('a').arrow('a', 'exit').use('b'))).toEqual([
      'unreachable-tool @ use b: `b` is never called: no arrow leads to it.',
    ]);
  });
  it('names the tools that lead to it and are never called', () => {
    const workflow = flow().start('a').arrow('a', 'exit').arrow('b', 'c').arrow('c', 'exit');
    expect(summary(workflow)).toContain(
      'unreachable-tool @ rule 2: c: `c` is never called: only `b` leads to it, never called either.',
    );
  });
  it('names the limit that shuts it out', () => {
    expect(summary(flow().start('any').use('b').arrow('a', 'exit').limit('b', 0))).toEqual([
      'unreachable-tool @ use b: `b` is never called: `limit b to 0` rules it out.',
    ]);
  });
  it('names the order that forbids it wherever it may follow', () => {
    const workflow = flow()
      .start('a')
      .arrow('a', 'b', 'exit')
      .arrow('b', 'exit')
      .arrow('p', 'exit')
      .onlyAfter('p', 'b');
    expect(summary(workflow)).toEqual([
      'unreachable-tool @ rule 1: b: `b` is never called: `only after p: b` forbids it there.',
      'unreachable-tool @ rule 3: `p` is never called: no arrow leads to it.',
    ]);
    expect(findingsOf(workflow)[0]?.related).toEqual([{ at: 'rule 4', message: '`only after p: b` keeps it out.' }]);
  });
  it('names of several orders only those that forbid it where runs get to it', () => {
    const workflow = flow().start('p').arrow('p', 'b', 'exit').arrow('b', 'exit').use('q');
    expect(summary(workflow.onlyAfter('p', 'b').onlyAfter('q', 'b'))[0]).toBe(
      'unreachable-tool @ rule 1: b: `b` is never called: `only after q: b` forbids it there.',
    );
  });
  it('names no order that would hold only where runs are over', () => {
    const workflow = flow().start('a').arrow('a', 'exit').use('b', 'p').onlyAfter('p', 'b');
    expect(summary(workflow)[0]).toBe('unreachable-tool @ use b: `b` is never called: no arrow leads to it.');
  });
  it('knows the cases that the result type rules out', () => {
    const workflow = flow()
      .tool('a', literals('x', 'y'))
      .start('a')
      .when(
        'a',
        new Map([
          ['x', ['b']],
          ['y', ['exit']],
          ['z', ['c']],
        ]),
      )
      .arrow('b', 'exit')
      .arrow('c', 'exit');
    expect(summary(workflow)).toEqual([
      'unreachable-tool @ rule 1: c: `c` is never called: no run takes the way that leads to it.',
    ]);
  });
  it('counts a tool that only a failure leads to as called', () => {
    const workflow = flow()
      .tool('a', literals('x'))
      .start('a')
      .when(
        'a',
        new Map([
          ['x', ['exit']],
          ['else', ['b']],
        ]),
      )
      .arrow('b', 'exit');
    expect(summary(workflow)).toEqual([]);
  });
  it('names each statement that keeps the tool out, and the ways that lead to it', () => {
    const reasons = (workflow: WorkflowBuilder, tool: string): readonly unknown[] =>
      findingsOf(workflow)
        .filter(({ code, data }) => code === 'unreachable-tool' && data?.tool === tool)
        .map(({ at, message, related, data }) => [
          at,
          message,
          related.map((one) => `${one.at}: ${one.message}`),
          data,
        ]);
    const ending = (): WorkflowBuilder => flow().start('a').arrow('a', 'b', 'exit');
    expect(reasons(ending().limit('a', 0).limit('c', 1).use('c').arrow('b', 'exit').limit('c', 0), 'c')).toEqual([
      [
        'use c',
        '`c` is never called: `limit c to 0` rules it out.',
        ['rule 5: `limit c to 0` keeps it out.'],
        { tool: 'c', rules: ['rule 5'] },
      ],
    ]);
    expect(
      reasons(
        ending().limit('a', 9).arrow('b', 'exit').arrow('p', 'b').onlyAfter('p', 'b').onlyAfter('q', 'b').use('q'),
        'b',
      ),
    ).toEqual([
      [
        'rule 1: b',
        '`b` is never called: `only after p: b` and `only after q: b` forbid it there.',
        ['rule 5: `only after p: b` keeps it out.', 'rule 6: `only after q: b` keeps it out.'],
        { tool: 'b', rules: ['rule 5', 'rule 6'] },
      ],
    ]);
    expect(
      reasons(
        ending().arrow('b', 'exit').arrow('c', 'd').arrow('e', 'd').arrow('d', 'd', 'exit').limit('f', 1, 'd'),
        'd',
      ),
    ).toEqual([
      [
        'rule 3: d',
        '`d` is never called: only `c`, `e` and `f` lead to it, never called either.',
        ['rule 3: `c -> d` names it.', 'rule 4: `e -> d` names it.', 'rule 6: `limit f to 1 else -> d` names it.'],
        { tool: 'd', rules: [] },
      ],
    ]);
    expect(reasons(ending().arrow('b', 'exit').arrow('c', 'd').arrow('d', 'd', 'exit'), 'd')).toEqual([
      [
        'rule 3: d',
        '`d` is never called: only `c` leads to it, never called either.',
        ['rule 3: `c -> d` names it.'],
        { tool: 'd', rules: [] },
      ],
    ]);
    const cases = new Map([
      ['x', ['exit']],
      ['z', ['c', 'd']],
    ]);
    expect(
      reasons(flow().tool('a', literals('x')).start('a').when('a', cases).arrow('u', 'c').arrow('c', 'exit'), 'c'),
    ).toEqual([
      [
        'rule 1: c',
        '`c` is never called: no run takes the way that leads to it.',
        ['rule 1: `a -> when { "x" -> exit; "z" -> c | d }` names it.'],
        { tool: 'c', rules: [] },
      ],
    ]);
    expect(
      reasons(
        ending()
          .arrow('b', 'exit')
          .arrow('x', 'exit')
          .onlyDirectlyAfter('b', 'x')
          .onlyDirectlyAfter('x', 'b')
          .onlyAfter('b', 'x'),
        'x',
      ),
    ).toEqual([
      [
        'rule 3',
        '`x` is never called: no arrow leads to it.',
        ['rule 4: `only directly after b: x` forbids, and is no arrow.'],
        { tool: 'x', rules: ['rule 4'] },
      ],
    ]);
    expect(reasons(flow().start('a').arrow('a', 'exit').use('b').limit('b', 2).limit('a', 0), 'b')).toEqual([
      ['use b', '`b` is never called: no arrow leads to it.', [], { tool: 'b', rules: [] }],
    ]);
  });
  it('finds the first place that mentions the tool', () => {
    const at = (workflow: WorkflowBuilder): readonly string[] =>
      findingsOf(workflow).flatMap((one) =>
        one.code === 'unreachable-tool' ? [`${String(one.data?.tool)} @ ${one.at}`] : [],
      );
    const done = (): WorkflowBuilder => flow().start('a').arrow('a', 'exit');
    expect(at(done().limit('b', 1).require('c').use('c', 'b'))).toEqual([]);
    expect(at(done().limit('b', 1).arrow('b', 'exit').use('b'))).toEqual(['b @ rule 3']);
    expect(at(done().limit('c', 1).arrow('b', 'any').arrow('c', 'any'))).toEqual(['b @ open b', 'c @ open c']);
    expect(at(done().limit('b', 1).rule({ type: 'continue', tool: 'b' }).use('b'))).toEqual(['b @ rule 3']);
    expect(
      at(
        done()
          .use('b')
          .when('b', new Map([['else', ['c']]]))
          .arrow('c', 'b'),
      ),
    ).toEqual(['b @ rule 2', 'c @ rule 2: c']);
    expect(at(done().tool('d').tool('e').limit('a', 2).rule({ type: 'requires-approval', tool: 'e' }))).toEqual([
      'd @ workflow',
      'e @ rule 3',
    ]);
  });
  it('is said beside two sets of arguments, and of no tool that a clash is about', () => {
    const target = (id: string, value: number) => ({ id, tool: 'b', arguments: [fixed('p', value)] });
    const choice = { any: false, targets: [target('first', 1), target('second', 2)] };
    const twice = flow().start('a').arrow('a', 'exit').use('b').rule({ type: 'child', tool: 'c', choice });
    expect(findingsOf(twice.use('c')).map(({ code, data }) => `${code} ${String(data?.tool)}`)).toEqual([
      'conflicting-rules b',
      'redundant-rule undefined',
      'redundant-rule undefined',
      'unreachable-tool b',
      'unreachable-tool c',
    ]);
    const order = flow().start('a').arrow('a', 'exit').use('b', 'c', 'd').arrow('c', 'd', 'e').limit('d', 0);
    expect(findingsOf(order).map(({ code, data }) => `${code} ${String(data?.tool)}`)).toEqual([
      'conflicting-rules d',
      'redundant-rule undefined',
      'redundant-rule undefined',
      'unreachable-tool b',
      'unreachable-tool c',
      'unreachable-tool e',
    ]);
  });
});
