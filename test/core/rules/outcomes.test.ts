import { describe, expect, it } from 'vitest';
import type { WorkflowBuilder } from '#core/ir/builder.ts';
import type { Scalar } from '#core/ir/json.ts';
import { compileRules } from '#core/rules/compiled-rules.ts';
import type { ConditionalRule } from '#core/rules/tool-rule.ts';
import { after, allowed, failed, flow, names, solverOf } from './calls.ts';

const ways = (...pairs: readonly (readonly [Scalar, readonly string[]])[]): Map<Scalar, readonly string[]> =>
  new Map(pairs);
/** A `when` that says nothing of values that it does not name. */
const lax = (unmatched: ConditionalRule['unmatched'], workflow: WorkflowBuilder): WorkflowBuilder =>
  workflow.rule({
    type: 'conditional',
    tool: 'a',
    path: [],
    cases: [{ id: 'case', keys: ['x'], choice: workflow.choice(['b']) }],
    unmatched,
  });

describe('several `when` of one tool', () => {
  it('that look at one field hold together', () => {
    const workflow = flow()
      .when('a', ways(['x', ['b', 'c']], ['y', ['b']], ['else', ['d']]))
      .when('a', ways(['x', ['c', 'd']], ['else', ['b', 'd']]));
    expect(names(allowed(workflow, ['a', 'x']))).toEqual(['c']);
    expect(names(allowed(workflow, ['a', 'y']))).toEqual(['b']);
    expect(names(allowed(workflow, ['a', 'z']))).toEqual(['d']);
  });
  it('that look at different fields are told apart by both', () => {
    const workflow = flow()
      .when('a', ways(['x', ['b', 'c']], ['y', ['c', 'd']], ['else', ['d']]), ['k'])
      .when('a', ways([1, ['c']], [2, ['b']], ['else', ['d']]), ['l', 'm']);
    const choice = (k: Scalar, m: Scalar): readonly string[] => names(allowed(workflow, ['a', { k, l: { m } }]));
    expect(choice('x', 1)).toEqual(['c']);
    expect(choice('x', 2)).toEqual(['b']);
    expect(choice('x', 3)).toEqual([]);
    expect(choice('y', 1)).toEqual(['c']);
    expect(choice('y', 2)).toEqual([]);
    expect(choice('y', 3)).toEqual(['d']);
    expect(choice('z', 3)).toEqual(['d']);
    expect(names(allowed(workflow, ['a', failed]))).toEqual(['d']);
  });
  describe('are told apart up to 4096 outcomes', () => {
    const numbered = (count: number): Map<Scalar, readonly string[]> =>
      ways(...Array.from({ length: count }, (_, key): readonly [Scalar, readonly string[]] => [key, ['b']]));
    // Beside those of `a`: the start, the failed call of `a`, `b` with its failed call, and a tool that nobody knows.
    const outcomes = (...sizes: readonly number[]): number => {
      const workflow = flow().use('b');
      sizes.forEach((size, index) => workflow.when('a', numbered(size), [`k${index}`]));
      const { tools, rules } = workflow.build();
      return compileRules(
        tools.map(({ name }) => name),
        rules,
      ).outcomes.count;
    };
    const ignored = (): WorkflowBuilder =>
      flow()
        .use('b', 'c')
        .when('a', numbered(63), ['k'])
        .when('a', numbered(63), ['m'])
        .when('a', ways(['x', ['c']]), ['l']);

    it('of all fields together', () => {
      expect(outcomes(63, 63)).toBe(64 * 64 + 5);
    });
    it('and the field that goes past them is ignored, with all that follow', () => {
      expect(outcomes(63, 64)).toBe(64 + 5);
      expect(outcomes(63, 64, 1)).toBe(64 + 5);
    });
    it('but a single field has as many as its cases name', () => {
      expect(outcomes(4096)).toBe(4097 + 5);
    });
    it('which two fields seldom reach', () => {
      const two = flow()
        .use('b', 'c')
        .when('a', numbered(63), ['k'])
        .when('a', ways(['x', ['c']]), ['l']);
      expect(names(allowed(two, ['a', { k: 1, l: 'x' }]))).toEqual([]);
    });
    it('and what is ignored says nothing of results', () => {
      expect(names(allowed(ignored(), ['a', { k: 1, l: 'x', m: 2 }]))).toEqual(['b']);
      expect(allowed(ignored(), ['a', { k: 1, l: 'y', m: 2 }]).end).toBeUndefined();
    });
    it('and what is ignored holds for a failed call', () => {
      expect(allowed(ignored(), ['a', failed]).end).toEqual({ kind: 'failed' });
    });
  });
});

describe('a value that no case names', () => {
  it('stops the run, forbids every call or leaves the choice open', () => {
    const workflow = (unmatched: ConditionalRule['unmatched']): WorkflowBuilder => lax(unmatched, flow().use('a'));
    expect(allowed(workflow('stop'), ['a', 'y']).end).toEqual({ kind: 'unmatched' });
    expect(allowed(workflow('nothing'), ['a', 'y'])).toMatchObject({ tools: [], mayAnswer: false });
    expect(allowed(workflow('nothing'), ['a', 'y']).end).toBeUndefined();
    expect(allowed(workflow('nothing'), ['a', failed]).end).toBeUndefined();
    expect(names(allowed(workflow('anything'), ['a', 'y']))).toEqual(['a', 'b']);
    expect(names(allowed(workflow('anything'), ['a', failed]))).toEqual(['a', 'b']);
    expect(names(allowed(workflow('anything'), ['a', 'x']))).toEqual(['b']);
  });
  it('is why nothing may be called', () => {
    const solver = solverOf(lax('nothing', flow().use('a')).build());
    const state = after(solver, ['a', 'y']);
    expect(solver.whyNot(state, 'b').map((one) => one.kind)).toEqual(['rule']);
    expect(solver.allowed(state).inForce.map(({ type }) => type)).toEqual(['conditional']);
    expect(solver.allowed(after(solver, ['a', 'x'])).inForce.map(({ type }) => type)).toEqual(['conditional']);
    const open = solverOf(lax('anything', flow().use('a')).build());
    expect(open.allowed(after(open, ['a', 'y'])).inForce).toEqual([]);
    expect(open.allowed(after(open, ['a', 'y'])).mayAnswer).toBe(false);
  });
  it('leaves no way to an exit that a case beside it takes', () => {
    const workflow = lax('nothing', flow().use('a').arrow('a', 'b', 'exit'));
    expect(allowed(workflow, ['a', 'y']).finish).toBeUndefined();
    expect(allowed(workflow, ['a', 'x']).finish).toBeUndefined();
  });
});

describe('exits of several statements about one tool', () => {
  it('are offered only where all of them exit, and end the run where one leads nowhere else', () => {
    const both = (...second: readonly string[]): WorkflowBuilder =>
      flow()
        .use('b')
        .arrow('a', 'b', 'exit')
        .rule({ type: 'child', tool: 'a', choice: flow().choice(second) });
    expect(allowed(both('b', 'exit'), 'a').finish).toEqual({});
    expect(allowed(both('any', 'exit'), 'a').finish).toEqual({});
    expect(allowed(both('b'), 'a').finish).toBeUndefined();
    expect(allowed(both('exit'), 'a').end).toEqual({ kind: 'exit' });
  });
});

describe('a start', () => {
  it('that only exits ends the run, and one that leads on may', () => {
    expect(allowed(flow().use('a').start('exit')).end).toEqual({ kind: 'exit' });
    expect(allowed(flow().use('a').start('any', 'exit'))).toMatchObject({ finish: {}, tools: [{ tool: 'a' }] });
    expect(allowed(flow().use('a').start('a')).finish).toBeUndefined();
    expect(allowed(flow().use('a', 'b').start('a').start('any', 'exit'))).toMatchObject({ finish: {} });
    expect(names(allowed(flow().use('b', 'a').start('a').start('any', 'exit')))).toEqual(['b', 'a']);
  });
  it('leaves the model no answer, whatever it leads to', () => {
    expect(allowed(flow().use('a').start('a')).mayAnswer).toBe(false);
    expect(allowed(flow().use('a').start('any')).mayAnswer).toBe(true);
  });
  it('alone is in force before the first call, whatever other rules say', () => {
    const workflow = flow().use('a', 'b').start('a').onlyAfter('b', 'a').limit('a', 0);
    expect(allowed(workflow).inForce.map(({ type }) => type)).toEqual(['init']);
  });
  it('is why another tool may not come first', () => {
    const solver = solverOf(flow().use('a', 'b').start('a').onlyAfter('a', 'b').limit('b', 0).build());
    expect(solver.whyNot(solver.initial, 'b').map((one) => one.kind === 'rule' && one.rule.type)).toEqual(['init']);
    expect(solver.whyNot(solver.initial, 'nobody').map((one) => one.kind === 'rule' && one.rule.type)).toEqual([
      'init',
    ]);
    expect(solver.whyNot(after(solver, 'a'), 'nobody')).toEqual([{ kind: 'not-in-workflow' }]);
    const open = solverOf(flow().use('a').start('any', 'exit').limit('a', 0).build());
    expect(names(open.allowed(open.initial))).toEqual([]);
    expect(open.whyNot(open.initial, 'ghost')).toEqual([{ kind: 'not-in-workflow' }]);
    expect(open.allowed(open.initial).inForce.map(({ type }) => type)).toEqual(['max-count']);
  });
});

describe('a tool that nobody knows', () => {
  it('is registered as a call of its own, after which the choice is free', () => {
    const solver = solverOf(flow().use('b').start('b').arrow('b', 'c').limit('c', 1).build());
    const state = after(solver, 'nobody');
    expect(names(solver.allowed(state))).toEqual(['b', 'c']);
    expect(state.position).not.toBe(solver.initial.position);
    expect(state.slots).toEqual(solver.initial.slots);
    expect(after(solver, ['nobody', failed])).toEqual(state);
  });
});
