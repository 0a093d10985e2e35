import { describe, expect, it } from 'vitest';
import { WorkflowBuilder, fixed, literals } from '#core/ir/builder.ts';
import { findingsOf, summary } from './findings.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();

describe('conflicting-rules', () => {
  it('are a `when` beside arrows, and nothing that follows is repeated', () => {
    const workflow = flow()
      .tool('a', literals('x', 'y'))
      .start('a')
      .when(
        'a',
        new Map([
          ['x', ['b']],
          ['else', ['c']],
        ]),
      )
      .arrow('a', 'c')
      .arrow('b', 'exit')
      .arrow('c', 'exit');
    expect(summary(workflow).map((line) => line.split(':')[0])).toEqual(['conflicting-rules @ rule 2']);
  });
  it('are a `when` beside `any`, but not the openness of a tool that is not declared', () => {
    const workflow = flow()
      .start('a')
      .when('a', new Map([['else', ['exit']]]));
    const open = findingsOf(workflow.arrow('a', 'any')).map(({ code, at, message }) => `${code} @ ${at}: ${message}`);
    expect(open).toEqual([
      'conflicting-rules @ open a: What follows `a` is said twice: here and by `a -> when { else -> exit }`.',
    ]);
    const built = workflow.build();
    expect(findingsOf({ ...built, open: [{ id: 'tool a', tool: 'a' }] })).toEqual([]);
  });
  it('are not the `else` of a limit and an order: what stands in is called where the limited tool was wanted', () => {
    const workflow = flow().start('a').arrow('a', 'c', 'exit').arrow('c', 'a').arrow('b', 'exit');
    expect(findingsOf(workflow.limit('a', 2, 'b').onlyDirectlyAfter('c', 'b'))).toEqual([]);
  });
  it('are two sets of arguments for one arrow, unless they are equal', () => {
    const both = (one: number, two: number): WorkflowBuilder =>
      flow()
        .start('a')
        .arrow('b', 'exit')
        .rule({
          type: 'child',
          tool: 'a',
          choice: {
            any: false,
            targets: [
              { id: 'first', tool: 'b', arguments: [fixed('p', one)] },
              { id: 'second', tool: 'b', arguments: [fixed('p', two)] },
            ],
          },
        });
    expect(summary(both(1, 2))).toEqual([
      'conflicting-rules @ second: `b` stands in this choice twice with different arguments.',
    ]);
    expect(summary(both(1, 1))).toEqual(['redundant-rule @ second: `b` stands in this choice already.']);
  });
  it.each([
    ['two orders', flow().use('a', 'b', 'x').onlyDirectlyAfter('a', 'x').onlyDirectlyAfter('b', 'x'), 'rule 1'],
    ['an arrow and an order', flow().use('b').arrow('a', 'x').onlyDirectlyAfter('b', 'x'), 'rule 0: x'],
    ['a start and a later order', flow().start('x').onlyAfter('a', 'x').use('a'), 'rule 0: x'],
    [
      'a start and a limit of 0 whose `else` cannot stand in',
      flow().start('x').limit('x', 0, 'a').use('a'),
      'rule 0: x',
    ],
    ['an arrow and a limit of 0', flow().arrow('a', 'x').limit('x', 0), 'rule 0: x'],
  ])('are %s', (_, workflow, at) => {
    const found = findingsOf(workflow.arrow('end', 'exit').use('end')).filter(
      (one) => one.code === 'conflicting-rules',
    );
    expect(found.map((finding) => finding.at)).toEqual([at]);
    expect(found[0]?.related).toHaveLength(1);
  });
  it('of two orders are said once, also where an arrow follows each', () => {
    const workflow = flow().start('a', 'b').arrow('a', 'c').arrow('b', 'c').arrow('c', 'exit');
    workflow.onlyDirectlyAfter('a', 'c').onlyDirectlyAfter('b', 'c');
    expect(findingsOf(workflow).map(({ code, at }) => `${code} @ ${at}`)).toEqual(['conflicting-rules @ rule 5']);
    const third = findingsOf(workflow.arrow('d', 'c').use('d')).filter(({ code }) => code === 'conflicting-rules');
    expect(third.map(({ at }) => at)).toEqual(['rule 5', 'rule 6: c']);
  });
  it('are not: a limit of 0 with something that stands in, `continue`, two orders on one parent', () => {
    const workflow = flow()
      .start('a')
      .arrow('a', 'x')
      .rule({ type: 'continue', tool: 'a' })
      .limit('x', 0, 'exit')
      .onlyDirectlyAfter('a', 'x')
      .onlyDirectlyAfter('a', 'x')
      .build();
    expect(findingsOf(workflow).map((one) => one.code)).toEqual(['redundant-rule', 'unreachable-tool']);
  });
  it('say which statement stands against which', () => {
    const whole = (workflow: WorkflowBuilder): readonly unknown[] =>
      findingsOf(workflow.arrow('end', 'exit').use('end')).filter(({ code }) => code === 'conflicting-rules');
    const always = new Map([['else', ['b']]]);
    expect(whole(flow().start('a').when('a', always).arrow('a', 'exit'))).toEqual([
      {
        code: 'conflicting-rules',
        at: 'rule 2',
        message: 'What follows `a` is said twice: here and by `a -> when { else -> b }`.',
        related: [{ at: 'rule 1', message: '`a -> when { else -> b }`' }],
        data: { tool: 'a', workflow: 'test', rules: ['rule 2', 'rule 1'] },
      },
    ]);
    expect(whole(flow().start('a').arrow('a', 'c').when('a', always))).toEqual([
      {
        code: 'conflicting-rules',
        at: 'rule 2',
        message: 'What follows `a` is said twice: here and by `a -> c`.',
        related: [{ at: 'rule 1', message: '`a -> c`' }],
        data: { tool: 'a', workflow: 'test', rules: ['rule 2', 'rule 1'] },
      },
    ]);
    expect(whole(flow().use('a', 'b').onlyDirectlyAfter('a', 'x').onlyDirectlyAfter('b', 'x'))).toEqual([
      {
        code: 'conflicting-rules',
        at: 'rule 1',
        message: '`x` cannot come directly after both `b` and another tool: `only directly after a: x`.',
        related: [{ at: 'rule 0', message: '`only directly after a: x`' }],
        data: { tool: 'x', workflow: 'test', rules: ['rule 1', 'rule 0'] },
      },
    ]);
    expect(whole(flow().use('b').start('a').arrow('a', 'x').onlyDirectlyAfter('b', 'x'))).toEqual([
      {
        code: 'conflicting-rules',
        at: 'rule 1: x',
        message: '`x` can never follow here: `only directly after b: x`.',
        related: [{ at: 'rule 2', message: '`only directly after b: x`' }],
        data: { tool: 'x', workflow: 'test', rules: ['rule 1', 'rule 2'] },
      },
    ]);
    expect(whole(flow().start('x').use('a').onlyAfter('a', 'x'))).toEqual([
      {
        code: 'conflicting-rules',
        at: 'rule 0: x',
        message: '`x` cannot be the first call: `only after a: x`.',
        related: [{ at: 'rule 1', message: '`only after a: x`' }],
        data: { tool: 'x', workflow: 'test', rules: ['rule 0', 'rule 1'] },
      },
    ]);
    expect(
      whole(
        flow()
          .start('a')
          .when('a', new Map([['else', ['x']]]))
          .limit('x', 0),
      ),
    ).toEqual([
      {
        code: 'conflicting-rules',
        at: 'rule 1: x',
        message: '`x` can never be called here: `limit x to 0`.',
        related: [{ at: 'rule 2', message: '`limit x to 0`' }],
        data: { tool: 'x', workflow: 'test', rules: ['rule 1', 'rule 2'] },
      },
    ]);
  });
  it('are not two arrows, two exits or `any` of one tool', () => {
    const workflow = flow().start('a').arrow('a', 'b').arrow('a', 'c').arrow('b', 'exit').arrow('b', 'exit');
    expect(findingsOf(workflow.arrow('c', 'any')).map(({ code }) => code)).not.toContain('conflicting-rules');
    expect(findingsOf(flow().start('any').arrow('a', 'exit').arrow('a', 'any'))).toEqual([]);
  });
  it('are both an order and a limit that shut one arrow, and only the first of two orders', () => {
    const workflow = flow().start('a').arrow('a', 'x').use('b', 'c').limit('x', 0);
    const against = (one: WorkflowBuilder): readonly unknown[] =>
      findingsOf(one.arrow('x', 'exit')).flatMap(({ code, at, data }) =>
        code === 'conflicting-rules' ? [[at, data?.rules]] : [],
      );
    expect(against(workflow.onlyDirectlyAfter('b', 'x').onlyDirectlyAfter('b', 'x'))).toEqual([
      ['rule 1: x', ['rule 1', 'rule 2']],
      ['rule 1: x', ['rule 1', 'rule 3']],
    ]);
    expect(against(flow().start('a').arrow('a', 'x').use('b').onlyDirectlyAfter('b', 'x').limit('x', 0))).toEqual([
      ['rule 1: x', ['rule 1', 'rule 2']],
      ['rule 1: x', ['rule 1', 'rule 3']],
    ]);
    expect(against(flow().start('a').arrow('a', 'x').onlyAfter('a', 'x').limit('x', 1))).toEqual([]);
    expect(against(flow().start('a').arrow('a', 'x').use('b').onlyAfter('b', 'x').onlyDirectlyAfter('a', 'x'))).toEqual(
      [],
    );
    expect(against(flow().start('a').arrow('a', 'x').use('b').onlyAfter('a', 'x').onlyDirectlyAfter('b', 'x'))).toEqual(
      [['rule 1: x', ['rule 1', 'rule 3']]],
    );
  });
  it('compare arguments by what they say, not by where they stand', () => {
    const twice = (one: string, two: string): WorkflowBuilder => {
      const target = (id: string, value: string) => ({
        id,
        tool: 'b',
        arguments: [{ ...fixed('p', value), id: `argument of ${id}` }],
      });
      const choice = { any: false, targets: [target('first', one), target('second', two)] };
      return flow().start('a').arrow('b', 'exit').rule({ type: 'child', tool: 'a', choice });
    };
    expect(findingsOf(twice('x', 'x')).map(({ code }) => code)).toEqual(['redundant-rule']);
    expect(findingsOf(twice('x', 'y'))).toEqual([
      {
        code: 'conflicting-rules',
        at: 'second',
        message: '`b` stands in this choice twice with different arguments.',
        related: [{ at: 'first', message: '`a -> b(p: "x") | b(p: "y")`' }],
        data: { tool: 'b', workflow: 'test', rules: ['rule 2', 'rule 2'] },
      },
    ]);
  });
});
