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
  it('proposes a way out of a longer trap where runs come last', () => {
    const workflow = flow().start('a', 'd').arrow('a', 'b').arrow('b', 'c').arrow('c', 'a').arrow('d', 'exit');
    expect(findingsOf(workflow).map(({ data }) => data)).toEqual([{ tools: ['a', 'b', 'c'], from: 'c', target: 'd' }]);
  });
  it('says that a tool leads only to itself, and what would open a way', () => {
    const found = (workflow: WorkflowBuilder): readonly unknown[] =>
      findingsOf(workflow)
        .filter(({ code }) => code === 'no-exit-path')
        .map(({ at, message, related, data }) => [
          at,
          message,
          related.map((one) => `${one.at}: ${one.message}`),
          data,
        ]);
    expect(found(flow().start('a', 'b').arrow('a', 'a').arrow('b', 'exit'))).toEqual([
      [
        'rule 1',
        'Once `a` is called the run can never end: `a` leads only to itself.',
        ['rule 0: a: 1. `a` is called.', 'rule 1: `a -> b` would open a way to an end.'],
        { tools: ['a'], from: 'a', target: 'b' },
      ],
    ]);
    expect(
      found(
        flow()
          .start('a')
          .arrow('a', 'a')
          .when('b', new Map([['else', ['exit']]])),
      ),
    ).toEqual([
      [
        'rule 1',
        'Once `a` is called the run can never end: `a` leads only to itself.',
        ['rule 0: a: 1. `a` is called.', 'rule 1: `a -> exit` would open a way to an end.'],
        { tools: ['a'], from: 'a', target: 'exit' },
      ],
    ]);
    expect(
      found(
        flow()
          .start('a', 'c')
          .arrow('c', 'exit')
          .when('a', new Map([['else', ['b']]]))
          .when('b', new Map([['else', ['a']]])),
      ),
    ).toEqual([
      [
        'rule 2',
        'Once `a` is called the run can never end: `a` and `b` lead only to each other.',
        [
          'rule 0: a: 1. `a` is called and returns a value that no case names.',
          'rule 3: A case of `b` that leads to `c` would open a way to an end.',
        ],
        { tools: ['a', 'b'], from: 'b', target: 'c' },
      ],
    ]);
  });
  const proposed = (workflow: WorkflowBuilder): readonly unknown[] =>
    findingsOf(workflow).flatMap(({ code, data }) => (code === 'no-exit-path' ? [[data?.from, data?.target]] : []));
  const circle = (): WorkflowBuilder => flow().start('a', 'z').arrow('a', 'b').arrow('b', 'a').arrow('z', 'exit');
  it('proposes no arrow to a tool that another statement keeps out', () => {
    expect(proposed(circle())).toEqual([['b', 'z']]);
    expect(proposed(circle().onlyAfter('c', 'z').use('c'))).toEqual([['b', 'exit']]);
    expect(proposed(circle().onlyDirectlyAfter('a', 'z'))).toEqual([['a', 'z']]);
    expect(proposed(circle().limit('z', 0))).toEqual([['b', 'exit']]);
  });
  it('proposes nothing where one arrow more opens no way, as a required tool is missing', () => {
    const missing = circle().use('c').require('c');
    expect(proposed(missing)).toEqual([[undefined, undefined]]);
    expect(related(missing, 'no-exit-path')).toEqual(['rule 0: a: 1. `a` is called.']);
  });
  it('proposes the exit tool that is required itself', () => {
    expect(proposed(circle().require('z'))).toEqual([['b', 'z']]);
  });
});
