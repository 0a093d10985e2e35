import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WorkflowBuilder, literals } from '#core/ir/builder.ts';
import type { Type } from '#core/ir/type.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import { arbitraryWorkflow } from '../arbitrary-workflow.ts';
import { walk } from '../automaton/brute-force.ts';
import { findingsOf, related, summary } from './findings.ts';
import { casesOf, seenOf } from '../../support/property-runs.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();
const onlyX = new Map([['x', ['exit']]]);
const of = (returns: Type | undefined, path: readonly string[] = []): WorkflowBuilder =>
  flow().tool('a', returns).start('a').when('a', onlyX, path);
const boolean: Type = { kind: 'primitive', name: 'boolean' };
const nothing: Type = { kind: 'primitive', name: 'null' };
const text: Type = { kind: 'primitive', name: 'string' };

describe('non-exhaustive-when', () => {
  it('lists the values that no case names, with the run that shows it', () => {
    const workflow = of(literals('x', 'y', 1));
    expect(summary(workflow)).toEqual([
      'non-exhaustive-when @ rule 1: `a.result` can be `"y"` and `1`, which no case names: the run would stop here.',
    ]);
    expect(related(workflow, 'non-exhaustive-when')).toEqual([
      'rule 0: a: 1. `a` is called and returns a value that no case names.',
    ]);
    expect(findingsOf(workflow)[0]?.data).toEqual({ tool: 'a', missing: ['"y"', '1'], others: false });
  });
  it.each<[string, Type | undefined]>([
    ['texts', text],
    ['tools that say nothing', undefined],
    ['a value beside texts', { kind: 'union', options: [{ kind: 'literal', value: 'x' }, text] }],
  ])('says that the rest cannot be listed: %s', (_, returns) => {
    expect(summary(of(returns))).toEqual([
      'non-exhaustive-when @ rule 1: `a.result` can be a value that no case names: the run would stop here.',
    ]);
  });
  it('knows the values of booleans and null', () => {
    const options: readonly Type[] = [{ kind: 'literal', value: 'x' }, boolean, nothing];
    expect(findingsOf(of({ kind: 'union', options }))[0]?.data).toMatchObject({ missing: ['true', 'false', 'null'] });
  });
  it('looks into fields, and knows those that may be missing', () => {
    const field = (optional: boolean): Type => ({
      kind: 'object',
      fields: [{ id: 'field', name: 'kind', type: literals('x'), optional }],
    });
    expect(summary(of(field(false), ['kind']))).toEqual([]);
    expect(summary(of(field(true), ['kind']))).toEqual([
      'non-exhaustive-when @ rule 1: `a.result.kind` can be `null`, which no case names: the run would stop here.',
    ]);
    const both = new Map([
      ['x', ['exit']],
      [null, ['exit']],
    ]);
    expect(summary(flow().tool('a', field(true)).start('a').when('a', both, ['kind']))).toEqual([]);
  });
  it('accepts `else`, all values, and a failure that nobody takes', () => {
    expect(summary(of(literals('x')))).toEqual([]);
    const otherwise = new Map([
      ['x', ['exit']],
      ['else', ['exit']],
    ]);
    expect(summary(flow().start('a').when('a', otherwise))).toEqual([]);
  });
  it('is not said of a `when` that no run reaches', () => {
    const workflow = flow().start('b').arrow('b', 'exit').when('a', onlyX);
    expect(findingsOf(workflow).map(({ code }) => code)).toEqual(['unreachable-tool']);
  });
  it('is said of exactly the tools after which a plain walk stops', { timeout: 120_000 }, () => {
    let seen = 0;
    fc.assert(
      fc.property(arbitraryWorkflow, (workflow) => {
        const expected = walk(workflow, 300);
        if (expected === undefined) return;
        const found = findingsOf(workflow).filter(({ code }) => code === 'non-exhaustive-when');
        seen += found.length;
        expect(new Set(found.map(({ data }) => data?.tool))).toEqual(expected.unmatched);
      }),
      { numRuns: casesOf(2500) },
    );
    expect(seen).toBeGreaterThanOrEqual(seenOf(20));
  });
  it('is said of the `when` that no case takes, once, with the nearest run', () => {
    const found = (workflow: Workflow | WorkflowBuilder): readonly unknown[] =>
      findingsOf(workflow).flatMap(({ code, at, data }) => (code === 'non-exhaustive-when' ? [[at, data?.tool]] : []));
    const both = new Map([['x', ['b', 'exit']]]);
    expect(
      found(
        flow()
          .start('a')
          .when('a', both)
          .when('b', new Map([['x', ['a']]])),
      ),
    ).toEqual([
      ['rule 1', 'a'],
      ['rule 2', 'b'],
    ]);
    expect(
      found(
        flow()
          .start('a')
          .when('a', both)
          .arrow('b', 'exit')
          .when('a', new Map([['else', ['b']]])),
      ),
    ).toEqual([['rule 1', 'a']]);
    const open = flow().start('a').when('a', onlyX).build();
    const rules = open.rules.map((rule) =>
      rule.type === 'conditional' ? { ...rule, unmatched: 'anything' as const } : rule,
    );
    expect(found({ ...open, rules })).toEqual([]);
    // Beside a `when` that stops, one that leaves the choice open is not at fault.
    const pair = flow().start('a').when('a', onlyX).when('a', onlyX).build();
    const beside = pair.rules.map((rule, index) =>
      rule.type === 'conditional' && index === 2 ? { ...rule, unmatched: 'anything' as const } : rule,
    );
    expect(found({ ...pair, rules: beside })).toEqual([['rule 1', 'a']]);
  });
});
