import { describe, expect, it } from 'vitest';
import { fixed, type WorkflowBuilder } from '#core/ir/builder.ts';
import type { Value } from '#core/ir/value.ts';
import { hasExit } from '#core/rules/answering.ts';
import { compileRules, type CompiledRules } from '#core/rules/compiled-rules.ts';
import { choicesOf, mentionedBy } from '#core/rules/tool-numbers.ts';
import type { Choice, ToolRule } from '#core/rules/tool-rule.ts';
import { after, failed, flow, solverOf } from './calls.ts';

const compiled = (workflow: WorkflowBuilder): CompiledRules => {
  const { tools, rules } = workflow.build();
  return compileRules(
    tools.map(({ name }) => name),
    rules,
  );
};
const to = (...tools: readonly string[]): Choice => ({
  targets: tools.map((tool) => ({ id: tool, tool, arguments: [] })),
  any: false,
});
const rules: readonly ToolRule[] = [
  { type: 'init', id: '', choice: to('a', 'b') },
  { type: 'child', id: '', tool: 'c', choice: to('d') },
  {
    type: 'conditional',
    id: '',
    tool: 'e',
    path: [],
    cases: [{ id: '', keys: ['x'], choice: to('f') }],
    failed: to('g'),
    otherwise: to('h'),
    unmatched: 'stop',
  },
  { type: 'conditional', id: '', tool: 'e', path: [], cases: [], unmatched: 'stop' },
  { type: 'parent', id: '', tool: 'i', children: ['j', 'k'] },
  { type: 'after', id: '', parent: 'l', tool: 'm' },
  { type: 'directly-after', id: '', parent: 'n', tool: 'o' },
  { type: 'max-count', id: '', tool: 'p', limit: 1 },
  { type: 'max-count', id: '', tool: 'p', limit: 1, otherwise: to('q') },
  { type: 'terminal', id: '', tool: 'r' },
  { type: 'continue', id: '', tool: 's' },
  { type: 'required-before-exit', id: '', tool: 't' },
  { type: 'requires-approval', id: '', tool: 'u' },
];

describe('rules', () => {
  it('mention their subject and then their targets', () => {
    expect(rules.map((rule) => mentionedBy(rule).join(''))).toEqual([
      'ab',
      'cd',
      'efgh',
      'e',
      'ijk',
      'lm',
      'no',
      'p',
      'pq',
      'r',
      's',
      't',
      'u',
    ]);
    expect(compileRules(['u', 'x', 'u'], rules).tools.names.join('')).toBe('uxabcdefghijklmnopqrst');
    expect(compileRules(['u', 'x', 'u'], rules).tools.attached).toBe(2);
  });
  it('put their choices in force, in written order', () => {
    const tools = rules.map((rule) => choicesOf(rule).map(({ targets }) => targets.map(({ tool }) => tool).join('')));
    expect(tools).toEqual([['ab'], ['d'], ['f', 'g', 'h'], [], [], [], [], [], ['q'], [], [], [], []]);
  });
  it('exit by an exit tool, or by a choice with `exit`', () => {
    expect(rules.filter((rule) => hasExit([rule])).map(({ type }) => type)).toEqual(['terminal']);
    expect(hasExit([{ type: 'init', id: '', choice: { ...to(), exit: { id: '' } } }])).toBe(true);
    expect(hasExit([])).toBe(false);
  });
  it('stand in for used-up tools only as the `else` of a limit', () => {
    const { substitutes, tools } = compileRules([], rules);
    expect(
      substitutes.map((list, tool) => [tools.names[tool], list.length]).filter(([, count]) => count !== 0),
    ).toEqual([['p', 1]]);
  });
});

describe('the choice at the start', () => {
  const atStart = (workflow: WorkflowBuilder): readonly unknown[] => {
    const { restricted, first, written, guarded } = compiled(workflow).at(0);
    return [restricted, first, [...written], guarded];
  };
  it('is restricted where `start` names tools, and no guard is asked', () => {
    expect(atStart(flow().use('a', 'b').start('b').limit('b', 0))).toEqual([true, true, [1], false]);
  });
  it('is free with `any`, and without a start', () => {
    expect(atStart(flow().use('a', 'b').start('any', 'exit').limit('b', 0))).toEqual([false, false, [0, 1], true]);
    expect(atStart(flow().use('a', 'b').limit('b', 0))).toEqual([false, false, [0, 1], true]);
  });
});

describe('what a run remembers', () => {
  it('is nothing without a rule that asks', () => {
    expect(Array.from(compiled(flow().use('a').arrow('a', 'b').limit('b', 0).limit('a', NaN)).slots.maxima)).toEqual(
      [],
    );
  });
  it('is the count of a limited tool up to the largest limit, and one call of a required tool', () => {
    const { slots } = compiled(
      flow().use('a', 'b').limit('a', 3).limit('a', 2).require('a').require('b').require('ghost'),
    );
    expect(Array.from(slots.maxima)).toEqual([3, 1]);
    expect(Array.from(slots.called)).toEqual([0, 1, -1]);
    expect(Array.from(slots.limits)).toEqual([2, Infinity, Infinity]);
    expect(slots.required).toEqual([0, 1]);
    const solver = solverOf(flow().use('a', 'b').require('b').limit('a', 2).build());
    expect(after(solver, 'a', 'b', 'a', 'a', ['b', failed]).slots).toEqual([2, 1]);
  });
  it('is a success of a tool that others wait for', () => {
    const { slots } = compiled(
      flow().use('a', 'b', 'c').onlyAfter('a', 'b').onlyAfter('a', 'c').onlyAfter('c', 'b').onlyAfter('a', 'b'),
    );
    expect(Array.from(slots.maxima)).toEqual([1, 1]);
    expect(Array.from(slots.succeeded)).toEqual([0, -1, 1]);
    expect(slots.needs.map((one) => Array.from(one))).toEqual([[], [0, 1], [0]]);
    const solver = solverOf(flow().use('a', 'b').onlyAfter('a', 'b').limit('a', 1).build());
    expect(after(solver, ['a', failed]).slots).toEqual([1, 0]);
    expect(after(solver, ['a', failed], 'a').slots).toEqual([1, 1]);
    expect(after(solver, 'b').slots).toEqual([0, 0]);
  });
  it('is whether a tool was called whose result or arguments something reads', () => {
    const reference = (kind: 'result' | 'arguments', tool: string): Value => ({ kind, id: '', tool, path: [] });
    const read = (value: Value): readonly string[] => {
      const choice: Choice = { any: false, targets: [{ id: '', tool: 'z', arguments: [{ ...fixed('x', 1), value }] }] };
      const { slots, tools } = compiled(flow().use('a', 'b', 'c', 'z').rule({ type: 'child', tool: 'z', choice }));
      return tools.names.filter((_, tool) => slots.read.has(slots.called[tool] ?? -1));
    };
    expect(read(reference('result', 'b'))).toEqual(['b']);
    expect(read(reference('arguments', 'a'))).toEqual(['a']);
    expect(read(reference('arguments', 'nobody'))).toEqual([]);
    expect(read({ kind: 'input', id: '', name: 'a', path: [] })).toEqual([]);
    expect(read({ kind: 'json', value: 'a' })).toEqual([]);
    expect(read({ kind: 'list', items: [reference('result', 'a'), reference('result', 'c')] })).toEqual(['a', 'c']);
    expect(read({ kind: 'object', entries: [{ key: 'k', value: reference('result', 'c') }] })).toEqual(['c']);
    expect(
      read({
        kind: 'template',
        template: {
          id: '',
          parts: [
            { kind: 'text', text: 'a' },
            { kind: 'secret', id: '', name: 'c' },
            { kind: 'placeholder', value: { kind: 'result', id: '', tool: 'b', path: [] } },
          ],
        },
      }),
    ).toEqual(['b']);
  });
  it('counts what answers of exits read', () => {
    const answer: Value = { kind: 'result', id: '', tool: 'b', path: [] };
    const reading = (rule: Parameters<WorkflowBuilder['rule']>[0]): number =>
      compiled(flow().use('a', 'b').rule(rule)).slots.read.size;
    expect(reading({ type: 'terminal', tool: 'a', answer })).toBe(1);
    expect(reading({ type: 'terminal', tool: 'a' })).toBe(0);
    expect(reading({ type: 'child', tool: 'a', choice: { ...to(), exit: { id: '', answer } } })).toBe(1);
    expect(reading({ type: 'max-count', tool: 'a', limit: 1, otherwise: { ...to(), exit: { id: '', answer } } })).toBe(
      1,
    );
  });
  it('of huge and broken limits is nothing, and a part of a call is a call', () => {
    const limits = (limit: number): readonly number[] =>
      Array.from(compiled(flow().use('a').limit('a', limit)).slots.limits);
    expect([NaN, Infinity, 0x80000000, -Infinity, -1, 0.5, 0x7fffffff].map((limit) => limits(limit)[0])).toEqual([
      Infinity,
      Infinity,
      Infinity,
      0,
      0,
      1,
      0x7fffffff,
    ]);
  });
});
