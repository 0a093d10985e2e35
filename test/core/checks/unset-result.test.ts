import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import type { Reference, Value } from '#core/ir/value.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import type { Choice } from '#core/rules/tool-rule.ts';
import { arbitraryWorkflow } from '../arbitrary-workflow.ts';
import { readTooEarly } from '../automaton/read-too-early.ts';
import { findingsOf, related, summary } from './findings.ts';
import { casesOf, seenOf } from '../../support/property-runs.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();
const result = (tool: string): Reference => ({ kind: 'result', id: `${tool}.result`, tool, path: ['title'] });

/** A choice of one target that gets a value. */
function giving(builder: WorkflowBuilder, target: string, value: Value): Choice {
  const choice = builder.choice([target]);
  const targets = choice.targets.map((one) => ({ ...one, arguments: [{ id: 'argument', name: 'p', value }] }));
  return { ...choice, targets };
}

/** `tool -> target(p: value)`. */
function arrow(builder: WorkflowBuilder, tool: string, target: string, value: Value): WorkflowBuilder {
  return builder.rule({ type: 'child', tool, choice: giving(builder, target, value) });
}

/** Two ways to `write`, one past `b`, whose result it gets. */
const early = (): WorkflowBuilder =>
  arrow(flow().start('a').arrow('a', 'b', 'c').arrow('b', 'c'), 'c', 'write', result('b')).arrow('write', 'exit');

describe('unset-result', () => {
  it('stands at the reference, with the shortest run that comes there', () => {
    expect(summary(early())).toEqual([
      'unset-result @ b.result: `b.result.title` needs a call of `b` before, and it may not have been called yet.',
    ]);
    expect(findingsOf(early()).map(({ data }) => data)).toEqual([{ tool: 'b' }]);
    expect(related(early(), 'unset-result')).toEqual([
      'rule 0: a: 1. `a` is called.',
      'rule 1: c: 2. `c` is called.',
      'b.result: Then `b.result.title` would be read without a call of `b`.',
    ]);
  });
  it('is not said where the target waits for the tool', () => {
    const ways = flow().start('a').arrow('a', 'b', 'c').arrow('b', 'c');
    const choice = giving(ways, 'write', result('b'));
    const targets = [...choice.targets, { id: 'back', tool: 'b', arguments: [] }];
    const workflow = ways.rule({ type: 'child', tool: 'c', choice: { ...choice, targets } }).arrow('write', 'exit');
    expect(findingsOf(workflow).map(({ code }) => code)).toContain('unset-result');
    // `b` may fail again and again, which is no matter of this check.
    expect(findingsOf(workflow.onlyAfter('b', 'write')).map(({ code }) => code)).not.toContain('unset-result');
  });
  it('accepts the result of the last call, also of one that may have failed', () => {
    const workflow = arrow(flow().start('a').use('c').onlyAfter('a', 'c'), 'a', 'write', result('a'));
    expect(findingsOf(workflow.arrow('write', 'exit')).map(({ code }) => code)).toEqual(['unreachable-tool']);
  });
  it('says when no run calls the tool at all', () => {
    const workflow = arrow(flow().start('a'), 'a', 'write', result('ghost')).arrow('write', 'exit');
    expect(summary(workflow)).toEqual([
      'unset-result @ ghost.result: `ghost.result.title` needs a call of `ghost` before, and no run ever calls it.',
    ]);
  });
  it('looks at the first call, at answers, inside values, and at arguments of calls', () => {
    const placeholder: Reference = { kind: 'arguments', id: 'b.args', tool: 'b', path: [] };
    const text: Value = {
      kind: 'template',
      template: { id: 'text', parts: [{ kind: 'placeholder', value: placeholder }] },
    };
    const value: Value = { kind: 'list', items: [{ kind: 'object', entries: [{ key: 'k', value: text }] }] };
    const builder = flow();
    const workflow = builder
      .rule({ type: 'init', choice: giving(builder, 'a', value) })
      .rule({ type: 'terminal', tool: 'a', answer: result('c') });
    expect(summary(workflow)).toEqual([
      'unset-result @ b.args: `b.args` needs a call of `b` before, and no run ever calls it.',
      'unset-result @ c.result: `c.result.title` needs a call of `c` before, and no run ever calls it.',
    ]);
  });
  it('is said of one reference beside another whose tool was called', () => {
    const both: Value = { kind: 'list', items: [result('a'), result('b')] };
    const workflow = arrow(flow().start('a').arrow('a', 'c'), 'c', 'write', both).arrow('write', 'exit').use('b');
    expect(findingsOf(workflow).filter(({ code }) => code === 'unset-result')).toMatchObject([{ at: 'b.result' }]);
  });
  it('looks at what stands in for a used-up tool', () => {
    const builder = flow().start('a').arrow('a', 'a').arrow('write', 'exit');
    const otherwise = giving(builder, 'write', result('b'));
    const workflow = builder.rule({ type: 'max-count', tool: 'a', limit: 2, otherwise });
    expect(findingsOf(workflow).find(({ code }) => code === 'unset-result')?.witness).toHaveLength(2);
  });
  it('is certain although the budget was used up', () => {
    const codes = findingsOf(early(), { states: 4, transitions: 1000 }).map(({ code }) => code);
    expect(codes).toEqual(['unset-result', 'analysis-incomplete']);
  });
  it('is said of exactly the references that a plain walk reads too early', { timeout: 120_000 }, () => {
    let seen = 0;
    fc.assert(
      fc.property(arbitraryWorkflow, fc.array(fc.nat(9), { minLength: 1, maxLength: 30 }), (plain, picks) => {
        const workflow = withReferences(plain, picks);
        const expected = readTooEarly(workflow, 300);
        if (expected === undefined) return;
        const found = findingsOf(workflow).filter(({ code }) => code === 'unset-result');
        seen += found.length;
        expect(new Set(found.map(({ at }) => at))).toEqual(expected);
      }),
      { numRuns: casesOf(1500) },
    );
    expect(seen).toBeGreaterThanOrEqual(seenOf(100));
  });
});

/** Gives targets and exits references to tools, as the picks say; a pick beyond the tools gives none. */
function withReferences(workflow: Workflow, picks: readonly number[]): Workflow {
  let count = 0;
  const next = (): Value | undefined => {
    const id = `reference ${count}`;
    const tool = workflow.tools[picks[count++ % picks.length] ?? 0]?.name;
    return tool === undefined ? undefined : { kind: 'result', id, tool, path: [] };
  };
  const refer = (choice: Choice): Choice => {
    const targets = choice.targets.map((target) => {
      const value = next();
      return value === undefined ? target : { ...target, arguments: [{ id: 'argument', name: 'p', value }] };
    });
    const answer = choice.exit === undefined ? undefined : next();
    return { ...choice, targets, ...(answer === undefined ? {} : { exit: { id: 'exit', answer } }) };
  };
  const rules = workflow.rules.map((rule) => {
    switch (rule.type) {
      case 'init':
      case 'child':
        return { ...rule, choice: refer(rule.choice) };
      case 'terminal': {
        const answer = next();
        return answer === undefined ? rule : { ...rule, answer };
      }
      case 'conditional': {
        const { failed, otherwise } = rule;
        return {
          ...rule,
          cases: rule.cases.map((one) => ({ ...one, choice: refer(one.choice) })),
          ...(failed === undefined ? {} : { failed: refer(failed) }),
          ...(otherwise === undefined ? {} : { otherwise: refer(otherwise) }),
        };
      }
      case 'max-count':
        return rule.otherwise === undefined ? rule : { ...rule, otherwise: refer(rule.otherwise) };
      default:
        return rule;
    }
  });
  return { ...workflow, rules };
}
