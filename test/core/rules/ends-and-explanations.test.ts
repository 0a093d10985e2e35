import { describe, expect, it } from 'vitest';
import type { WorkflowBuilder } from '#core/ir/builder.ts';
import type { Choice } from '#core/rules/tool-rule.ts';
import { after, allowed, failed, flow, names, solverOf, type Call } from './calls.ts';

describe('exits', () => {
  it('end the run after an exit tool', () => {
    const workflow = flow().use('b').arrow('a', 'exit');
    expect(allowed(workflow, 'a')).toMatchObject({ tools: [], end: { kind: 'exit' }, mayAnswer: false });
    expect(allowed(workflow, ['a', failed]).end).toEqual({ kind: 'failed' });
  });
  it('that are the whole of a case end the run there', () => {
    const workflow = flow().when(
      'a',
      new Map([
        ['x', ['exit']],
        ['else', ['b']],
      ]),
    );
    expect(allowed(workflow, ['a', 'x']).end).toEqual({ kind: 'exit' });
    expect(allowed(workflow, ['a', 'y']).end).toBeUndefined();
  });
  it('that fix an answer give it after a failed call too, where the failure leads exactly there', () => {
    const sorry = { kind: 'json', value: 'sorry' } as const;
    const exit = (answer?: typeof sorry): Choice => ({
      targets: [],
      any: false,
      exit: { id: 'exit', ...(answer === undefined ? {} : { answer }) },
    });
    const fallible = (ways: { failed?: Choice; otherwise?: Choice }): WorkflowBuilder =>
      flow()
        .use('a')
        .rule({ type: 'conditional', tool: 'a', path: [], cases: [], unmatched: 'stop', ...ways });
    expect(allowed(fallible({ failed: exit(sorry) }), ['a', failed]).end).toEqual({ kind: 'exit', answer: sorry });
    expect(allowed(fallible({ otherwise: exit(sorry) }), ['a', failed]).end).toEqual({ kind: 'exit', answer: sorry });
    expect(allowed(fallible({ failed: exit() }), ['a', failed]).end).toEqual({ kind: 'failed' });
    const limited = flow()
      .arrow('a', 'a')
      .rule({ type: 'max-count', tool: 'a', limit: 1, otherwise: exit(sorry) });
    expect(allowed(limited, ['a', failed]).end).toEqual({ kind: 'exit', answer: sorry });
    const exitTool = flow().use('a').rule({ type: 'terminal', tool: 'a', answer: sorry });
    expect(allowed(exitTool, ['a', failed]).end).toEqual({ kind: 'failed' });
  });
  it('wait for required tools: after an exit tool everything goes, in a case nothing does', () => {
    const workflow = flow()
      .use('r')
      .arrow('a', 'exit')
      .when('c', new Map([['x', ['exit']]]))
      .require('r');
    expect(names(allowed(workflow, 'a'))).toEqual(['r', 'a', 'c']);
    expect(names(allowed(workflow, ['a', failed]))).toEqual(['r', 'a', 'c']);
    expect(allowed(workflow, ['c', 'x'])).toMatchObject({ tools: [] });
    expect(allowed(workflow, ['c', 'x']).end).toBeUndefined();
    expect(allowed(workflow, ['r', failed], 'a').end).toEqual({ kind: 'exit' });
  });
  it('beside other targets are offered as `finish`, even when the others are used up', () => {
    const workflow = flow().use('r').arrow('a', 'b', 'exit').limit('b', 1).require('r');
    expect(allowed(workflow, 'r', 'a').finish).toEqual({});
    expect(allowed(workflow, 'r', 'b', 'a')).toMatchObject({ tools: [], finish: {} });
    expect(allowed(workflow, 'a').finish).toBeUndefined();
  });
  it('tell which required tools are missing, in rule order', () => {
    const solver = solverOf(flow().use('a', 'b').require('b').require('a').require('b').require('nobody').build());
    expect(solver.missing(solver.initial)).toEqual(['b', 'a']);
    expect(solver.missing(after(solver, ['b', failed]))).toEqual(['a']);
  });
});

describe('answers', () => {
  it('end a run that has no exit, where nothing prescribes a call', () => {
    const workflow = flow().use('a', 'b').arrow('a', 'b');
    expect(allowed(workflow).mayAnswer).toBe(true);
    expect(allowed(workflow, 'a').mayAnswer).toBe(false);
    expect(allowed(workflow, 'b').mayAnswer).toBe(true);
    expect(allowed(flow().use('b').rule({ type: 'continue', tool: 'b' }), 'b').mayAnswer).toBe(false);
    expect(allowed(flow().use('a', 'b').onlyDirectlyAfter('a', 'b'), 'a').mayAnswer).toBe(false);
    expect(allowed(flow().use('a').require('a')).mayAnswer).toBe(false);
  });
  it('never end a workflow that exits, and may end another agent', () => {
    const workflow = flow().use('a').arrow('b', 'exit').build();
    expect(solverOf(workflow).allowed(solverOf(workflow).initial).mayAnswer).toBe(false);
    const react = solverOf(workflow, 'react');
    expect(react.allowed(react.initial).mayAnswer).toBe(true);
  });
});

describe('explanations', () => {
  it('name every rule that forbids a tool, in statement order', () => {
    const workflow = flow()
      .use('x', 'p')
      .arrow('a', 'b')
      .onlyAfter('p', 'x')
      .onlyDirectlyAfter('p', 'x')
      .limit('x', 0)
      .build();
    const solver = solverOf(workflow);
    const obstacles = solver.whyNot(after(solver, 'a'), 'x');
    expect(obstacles.map((one) => one.kind === 'rule' && one.rule.type)).toEqual([
      'child',
      'after',
      'directly-after',
      'max-count',
    ]);
    expect(solver.whyNot(solver.initial, 'nobody')).toEqual([{ kind: 'not-in-workflow' }]);
    expect(solver.whyNot(solver.initial, 'a')).toEqual([]);
  });
  it('name what restricts the choice now and nothing else', () => {
    const workflow = flow().use('x').start('a').arrow('a', 'b').onlyAfter('a', 'b').limit('b', 1).limit('x', 1).build();
    const solver = solverOf(workflow);
    const inForce = (...calls: Call[]): readonly string[] =>
      solver.allowed(after(solver, ...calls)).inForce.map((rule) => rule.type);
    expect(inForce()).toEqual(['init']);
    expect(inForce(['a', failed])).toEqual(['child', 'after']);
    expect(inForce('a', 'b', 'a')).toEqual(['child', 'max-count']);
    expect(inForce('a', 'b')).toEqual(['max-count']);
  });
  it('say that the run has ended', () => {
    const solver = solverOf(flow().use('b').arrow('a', 'exit').build());
    expect(solver.whyNot(after(solver, 'a'), 'b')).toEqual([{ kind: 'ended' }]);
  });
});
