import { describe, expect, it } from 'vitest';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { findingsOf } from './findings.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();
const found = (workflow: WorkflowBuilder, states = Infinity): readonly string[] =>
  findingsOf(workflow, { states, transitions: Infinity })
    .filter(({ code }) => code === 'redundant-rule')
    .map(({ at, message }) => `${at}: ${message}`);

describe('redundant-rule', () => {
  it('is said of a target that stands in a choice twice', () => {
    expect(found(flow().start('a').arrow('a', 'b', 'b', 'exit').arrow('b', 'exit'))).toEqual([
      'rule 1: b: `b` stands in this choice already.',
    ]);
  });
  it('is said of a `use` of a tool that is brought in already', () => {
    expect(found(flow().start('any').use('a', 'b', 'b').arrow('a', 'exit'))).toEqual([
      'use a: `use a` changes nothing: the tool is brought in elsewhere.',
      'use b: `use b` changes nothing: the tool is brought in elsewhere.',
    ]);
  });
  it('is said of `continue` where no answer is possible', () => {
    const workflow = flow().start('a').arrow('a', 'exit', 'b').rule({ type: 'continue', tool: 'b' });
    expect(found(workflow)).toEqual([
      'rule 2: `b -> continue` changes nothing: a run of `test` ends by an exit, never by an answer.',
    ]);
  });
  it('is said of `continue` beside arrows, an order or another `continue`, and not where it alone forbids an answer', () => {
    const react = (): WorkflowBuilder =>
      flow()
        .settings({ agent: { id: 'agent', value: 'react' } })
        .start('any')
        .use('b')
        .rule({ type: 'continue', tool: 'a' });
    expect(found(react())).toEqual([]);
    expect(found(react().arrow('a', 'c'))).toEqual([
      'rule 0: `a -> continue` changes nothing: `a -> c` forbids an answer there already.',
    ]);
    expect(found(react().arrow('a', 'exit'))).toEqual([
      'rule 0: `a -> continue` changes nothing: `a -> exit` ends the run there.',
    ]);
    expect(found(react().onlyDirectlyAfter('a', 'b'))).toHaveLength(1);
    expect(found(react().rule({ type: 'continue', tool: 'a' }))).toHaveLength(1);
  });
  it('is not said of the `else` of any of several limits that runs use up', () => {
    const workflow = flow().start('a', 'b').arrow('a', 'a', 'b').arrow('b', 'a', 'b');
    expect(found(workflow.limit('a', 2, 'exit').limit('b', 2, 'exit'))).toEqual([]);
  });
  it('is said of the `else` of a limit that no run uses up', () => {
    const once = (limit: number): WorkflowBuilder =>
      flow().start('a').arrow('a', 'b', 'exit').arrow('b', 'exit').limit('a', limit, 'exit');
    expect(found(once(2))).toEqual([
      'rule 3: The `else` of `limit a to 2 else -> exit` changes nothing: no run uses the limit up.',
    ]);
    expect(found(once(1))).toEqual([]);
    expect(found(once(2), 1)).toEqual([]);
  });
  it('is never said of assertions', () => {
    const workflow = flow().start('a').arrow('a', 'exit').limit('a', 9).limit('a', 9).require('a').require('a');
    expect(found(workflow)).toEqual([]);
  });
  it('shows the statement that does it already', () => {
    const whole = (workflow: WorkflowBuilder): readonly unknown[] =>
      findingsOf(workflow).flatMap(({ code, at, message, related }) =>
        code === 'redundant-rule' ? [[at, message, ...related.map((one) => `${one.at}: ${one.message}`)]] : [],
      );
    expect(whole(flow().start('a').arrow('a', 'b', 'b', 'exit').arrow('b', 'exit'))).toEqual([
      ['rule 1: b', '`b` stands in this choice already.', 'rule 1: b: It stands here.'],
    ]);
    const uses = (): WorkflowBuilder => flow().start('any').use('a', 'b');
    const otherwise = new Map([['else', ['exit']]]);
    expect(whole(uses().arrow('a', 'b', 'exit').arrow('b', 'exit'))).toEqual([
      ['use a', '`use a` changes nothing: the tool is brought in elsewhere.', 'rule 0: It is named here.'],
      ['use b', '`use b` changes nothing: the tool is brought in elsewhere.', 'rule 0: b: It is named here.'],
    ]);
    expect(whole(uses().when('a', otherwise))).toEqual([
      ['use a', '`use a` changes nothing: the tool is brought in elsewhere.', 'rule 0: It is named here.'],
    ]);
    expect(whole(uses().arrow('a', 'exit').arrow('b', 'any'))).toEqual([
      ['use a', '`use a` changes nothing: the tool is brought in elsewhere.', 'rule 0: It is named here.'],
      ['use b', '`use b` changes nothing: the tool is brought in elsewhere.', 'open b: It is named here.'],
    ]);
    expect(
      whole(
        uses()
          .rule({ type: 'continue', tool: 'a' })
          .settings({ agent: { id: 'agent', value: 'react' } }),
      ),
    ).toEqual([['use a', '`use a` changes nothing: the tool is brought in elsewhere.', 'rule 0: It is named here.']]);
    expect(whole(uses().limit('a', 1).require('a').onlyAfter('a', 'b').arrow('c', 'exit'))).toEqual([]);
    const limited = whole(
      flow()
        .start('a')
        .arrow('a', 'b', 'exit')
        .arrow('b', 'exit')
        .limit('a', 2, 'exit')
        .limit('b', 3, 'exit')
        .limit('a', 1, 'b'),
    );
    expect(limited).toEqual([
      ['rule 3', 'The `else` of `limit a to 2 else -> exit` changes nothing: no run uses the limit up.'],
      ['rule 4', 'The `else` of `limit b to 3 else -> exit` changes nothing: no run uses the limit up.'],
    ]);
  });
  it('is said of a `continue` only for statements about its own tool', () => {
    const react = (): WorkflowBuilder =>
      flow()
        .settings({ agent: { id: 'agent', value: 'react' } })
        .start('any')
        .use('b')
        .rule({ type: 'continue', tool: 'a' });
    const otherwise = new Map([['else', ['exit']]]);
    expect(found(react().arrow('b', 'exit'))).toEqual([
      'use b: `use b` changes nothing: the tool is brought in elsewhere.',
    ]);
    expect(
      found(
        react().use('c').when('c', otherwise).arrow('d', 'c').onlyDirectlyAfter('d', 'a').limit('a', 2).require('a'),
      ),
    ).toEqual(['use c: `use c` changes nothing: the tool is brought in elsewhere.']);
    expect(found(react().rule({ type: 'continue', tool: 'c' }).onlyAfter('a', 'c'))).toEqual([]);
    expect(found(react().rule({ type: 'parent', tool: 'b', children: ['c'] }))).toEqual([]);
    expect(found(react().when('a', otherwise))).toEqual([
      'rule 0: `a -> continue` changes nothing: `a -> when { else -> exit }` forbids an answer there already.',
    ]);
    expect(found(react().rule({ type: 'parent', tool: 'a', children: ['b'] }))).toEqual([
      'rule 0: `a -> continue` changes nothing: `a -> b and these only directly after it` forbids an answer there already.',
    ]);
    expect(found(react().onlyDirectlyAfter('a', 'b'))).toEqual([
      'rule 0: `a -> continue` changes nothing: `only directly after a: b` forbids an answer there already.',
    ]);
    expect(found(react().rule({ type: 'continue', tool: 'a' }))).toEqual([
      'rule 1: `a -> continue` changes nothing: `a -> continue` forbids an answer there already.',
    ]);
    const twice = react().rule({ type: 'continue', tool: 'b' }).rule({ type: 'continue', tool: 'b' });
    expect(found(twice).at(-1)).toBe(
      'rule 2: `b -> continue` changes nothing: `b -> continue` forbids an answer there already.',
    );
  });
});
