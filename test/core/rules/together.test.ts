import { describe, expect, it } from 'vitest';
import type { WorkflowBuilder } from '#core/ir/builder.ts';
import type { Choice } from '#core/rules/tool-rule.ts';
import { compileRules } from '#core/rules/compiled-rules.ts';
import { after, allowed, flow, names, solverOf } from './calls.ts';

const to = (...tools: readonly string[]): Choice => ({
  targets: tools.map((tool) => ({ id: tool, tool, arguments: [] })),
  any: false,
});
const done = { kind: 'json', value: 'done' } as const;

describe('what stands in', () => {
  it('for the only tool may be `any`, of which nothing is left', () => {
    expect(allowed(flow().arrow('a', 'a').limit('a', 1, 'any', 'exit'), 'a')).toMatchObject({ tools: [], finish: {} });
  });
  it('as `any` brings in nothing for tools that are used up', () => {
    const workflow = flow().use('b', 'c').arrow('a', 'a').limit('a', 1, 'any').limit('c', 1, 'exit');
    expect(names(allowed(workflow, 'c', 'a'))).toEqual(['b']);
    expect(allowed(workflow, 'c', 'a').finish).toBeUndefined();
  });
  it('is no tool that the workflow lacks', () => {
    const workflow = flow().use('b').arrow('a', 'a');
    const haunted = workflow.rule({ type: 'max-count', tool: 'a', limit: 1, otherwise: to('ghost', 'b') });
    expect(names(allowed(haunted, 'a'))).toEqual(['b']);
  });
  it('has its rules in force only in its time', () => {
    const workflow = flow().use('b').arrow('a', 'a').limit('a', 2, 'b', 'c').limit('c', 0).build();
    const early = (solver = solverOf(workflow)) => solver.allowed(after(solver, 'a')).inForce.map(({ id }) => id);
    const late = (solver = solverOf(workflow)) => solver.allowed(after(solver, 'a', 'a')).inForce.map(({ id }) => id);
    const solver = solverOf(workflow);
    expect([early(solver), late(solver), early(solver)]).toEqual([
      ['rule 0'],
      ['rule 0', 'rule 1', 'rule 2'],
      ['rule 0'],
    ]);
    expect(late()).toEqual(['rule 0', 'rule 1', 'rule 2']);
    expect(early()).toEqual(['rule 0']);
  });
});

describe('several starts', () => {
  it('may end the run at once when one of them exits', () => {
    expect(allowed(flow().start('a').start('b', 'exit')).finish).toEqual({});
    expect(allowed(flow().start('a').start('b')).finish).toBeUndefined();
  });
  it('of which one is open name no tool, and exit only where one says so', () => {
    const open = flow()
      .use('a')
      .rule({ type: 'init', choice: { targets: [], any: true } });
    expect(allowed(open).finish).toBeUndefined();
    expect(names(allowed(open))).toEqual(['a']);
    expect(names(allowed(open.onlyDirectlyAfter('b', 'a').use('b')))).toEqual(['b']);
  });
});

describe('a case', () => {
  it('may have several keys, each of which takes it', () => {
    const workflow = flow()
      .use('b')
      .rule({
        type: 'conditional',
        tool: 'a',
        path: [],
        cases: [{ id: '', keys: ['x', 'y'], choice: to('b') }],
        unmatched: 'stop',
      });
    for (const key of ['x', 'y']) expect(names(allowed(workflow.use('a'), ['a', key]))).toEqual(['b']);
  });
  it('looks into objects and lists alone', () => {
    const workflow = flow().when(
      'a',
      new Map<number | null | 'else', string[]>([
        [4, ['b']],
        [null, ['c']],
        ['else', ['d']],
      ]),
      ['length'],
    );
    expect(names(allowed(workflow, ['a', 'text']))).toEqual(['c']);
    expect(names(allowed(workflow, ['a', { length: 4 }]))).toEqual(['b']);
    expect(names(allowed(workflow, ['a', { length: {} }]))).toEqual(['d']);
  });
});

describe('exits together', () => {
  it('give the last answer that one of them fixes', () => {
    const workflow = flow()
      .use('a', 'b')
      .rule({ type: 'child', tool: 'a', choice: { ...to('b'), exit: { id: '', answer: done } } })
      .rule({ type: 'child', tool: 'a', choice: { ...to('b'), exit: { id: '' } } });
    expect(allowed(workflow, 'a').finish).toEqual({ answer: done });
  });
  it('say nothing of an answer that nobody fixes', () => {
    expect(allowed(flow().arrow('a', 'b', 'exit'), 'a').finish).toStrictEqual({});
    expect(allowed(flow().arrow('a', 'exit'), 'a').end).toStrictEqual({ kind: 'exit' });
  });
  it('of a free arrow restrict nothing', () => {
    expect(allowed(flow().use('b').arrow('a', 'any', 'exit'), 'a').inForce).toEqual([]);
  });
});

describe('the numbers of tools and slots', () => {
  const twice = (): WorkflowBuilder => flow().use('a', 'b').limit('a', 1).limit('b', 2).limit('b', 3);

  it('are the same for every rule that speaks of them', () => {
    const { tools, rules } = twice().build();
    const compiled = compileRules(
      tools.map(({ name }) => name),
      rules,
    );
    expect(Array.from(compiled.slots.maxima)).toEqual([1, 3]);
    expect(compiled.outcomes.unknown).toBe(compiled.outcomes.count - 1);
    const solver = solverOf(flow().use('a', 'b').require('b').require('a').build());
    expect(solver.missing(after(solver, 'a'))).toEqual(['b']);
    expect(solver.missing(after(solver, 'a', 'b'))).toEqual([]);
  });
  it('are none for a tool that is read and that nobody has', () => {
    const reads = { id: '', name: 'x', value: { kind: 'result', id: '', tool: 'nobody', path: [] } } as const;
    const choice: Choice = { any: false, targets: [{ id: '', tool: 'a', arguments: [reads] }] };
    expect(compileRules(['a'], [{ type: 'child', id: '', tool: 'a', choice }]).slots.maxima).toHaveLength(0);
  });
  it('tell after which tool the model may not answer', () => {
    const workflow = flow().use('b', 'c', 'a').rule({ type: 'continue', tool: 'a' });
    expect(['a', 'b', 'c'].map((tool) => allowed(workflow, tool).mayAnswer)).toEqual([false, true, true]);
  });
});
