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
});
