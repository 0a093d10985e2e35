import { describe, expect, it } from 'vitest';
import { conditionalInput } from '#core/rules/letta/conditional-outcome.ts';
import { deduplicateWireRules } from '#core/rules/letta/deduplicate.ts';
import { fromWire } from '#core/rules/letta/from-wire.ts';
import { LettaSolver } from '#core/rules/letta/letta-solver.ts';
import { mergePrefilled } from '#core/rules/letta/merge-prefilled.ts';
import { violationHints } from '#core/rules/letta/predicates.ts';
import { validateWireRule } from '#core/rules/letta/validate.ts';
import type { Json } from '#core/ir/json.ts';
import type { WireRule } from '#core/rules/letta/wire-rule.ts';

const rule = (input: Json): WireRule => {
  const validated = validateWireRule(input);
  if (!validated.ok) throw new Error(validated.errors.join());
  return validated.rule;
};
const limit = (count: Json): unknown => {
  const validated = validateWireRule({ type: 'max_count_per_step', tool_name: 'a', max_count_limit: count });
  return validated.ok ? (validated.rule as { max_count_limit?: number }).max_count_limit : validated.errors[0];
};

/** A choice of one tool, of the second rule. */
const only = (tool: string): Json => ({ any: false, targets: [{ id: 'rule/1/target/0', tool, arguments: [] }] });

describe('validation', () => {
  it.each<[Json, unknown]>([
    ['+3', 3],
    ['-3', -3],
    ['-0', 0],
    ['003', 3],
    ['0_3', 3],
    ['3.00', 3],
    ['+-3', 'int_parsing:max_count_limit'],
    ['1__0', 'int_parsing:max_count_limit'],
    ['3.', 'int_parsing:max_count_limit'],
    ['3.05', 'int_parsing:max_count_limit'],
    ['٣', 'int_parsing:max_count_limit'],
  ])('reads a limit of %j as %j', (written, read) => {
    expect(limit(written)).toBe(read);
  });
  it('refuses what is no object', () => {
    expect(validateWireRule('run_first')).toEqual({ ok: false, errors: ['model_attributes_type:'] });
    expect(validateWireRule([])).toEqual({ ok: false, errors: ['model_attributes_type:'] });
  });
  it('knows no field by inheritance', () => {
    const input = JSON.parse('{"type":"exit_loop","tool_name":"a","__proto__":1,"toString":2}') as Json;
    expect(validateWireRule(input)).toEqual({
      ok: false,
      errors: ['extra_forbidden:__proto__', 'extra_forbidden:toString'],
    });
    expect(validateWireRule({ type: 'constructor' })).toEqual({ ok: false, errors: ['union_tag_invalid:'] });
  });
});

describe('prefilled arguments', () => {
  it('that the tool does not take are told by name, whatever the name', () => {
    const prefilled = { toString: 1, constructor: 2, p: 3 };
    const unknown = ['toString', 'constructor'];
    expect(mergePrefilled({ p: true }, {}, prefilled)).toEqual({ ok: false, unknown, invalid: [] });
  });

  it('are checked by the first keyword that stands in the schema', () => {
    const merged = (schema: Json, value: Json): boolean => mergePrefilled({ p: schema }, {}, { p: value }).ok;
    expect(merged({ const: 1, enum: [2] }, true)).toBe(true);
    expect(merged({ enum: [[1, { a: true }]], type: 'string' }, [1, { a: 1 }])).toBe(true);
    expect(merged({ anyOf: [{ type: 'string' }], oneOf: [{ type: 'integer' }] }, 1)).toBe(false);
    expect(merged({ type: ['null', 'integer'] }, true)).toBe(false);
  });
  it('are none before the first answer', () => {
    const { values, provenance } = new LettaSolver([rule({ type: 'run_first', tool_name: 'a', args: { q: 1 } })])
      .prefilled;
    expect([values.size, provenance.size]).toEqual([0, 0]);
  });
  it('stay those of the last answer when a query raises', () => {
    const solver = new LettaSolver([
      rule({ type: 'run_first', tool_name: 'a', args: { q: 1 } }),
      rule({ type: 'conditional', tool_name: 'a', child_output_mapping: { x: 'b' } }),
    ]);
    solver.allowed(['a', 'b'], null);
    solver.register('a');
    expect(solver.allowed(['a', 'b'], '42')).toEqual({ kind: 'exception', type: 'AttributeError' });
    expect(solver.whyNot(['a', 'b'], '42', 'a')).toBeUndefined();
    expect(solver.prefilled.provenance.get('a')).toBe('InitToolRule(a)');
  });
});

describe('what Letta keeps of equal rules', () => {
  it('is the first, in whatever order cases and children stand', () => {
    const conditional = (child_output_mapping: Json): WireRule =>
      rule({ type: 'conditional', tool_name: 'a', child_output_mapping });
    const children = (...names: readonly string[]): WireRule =>
      rule({ type: 'constrain_child_tools', tool_name: 'a', children: names });
    const rules = [
      conditional({ x: 'b', y: 'c', z: 'd' }),
      conditional({ z: 'd', y: 'c', x: 'b' }),
      conditional({ y: 'c', z: 'd', x: 'b' }),
      conditional({ x: 'b', y: 'c', z: 'e' }),
      children('b', 'c'),
      children('c', 'b'),
      children('b'),
      rule({ type: 'exit_loop', tool_name: 'a' }),
      rule({ type: 'exit_loop', tool_name: 'a' }),
    ];
    expect(deduplicateWireRules(rules)).toEqual([0, 3, 4, 6, 7]);
  });

  it('tells rules apart by all that they demand, and not by the arguments that they fix', () => {
    const mapped = { type: 'conditional', tool_name: 'a', child_output_mapping: { x: 'b' } };
    const limited = { type: 'max_count_per_step', tool_name: 'a' };
    const children = { tool_name: 'a', children: ['b'] };
    const different = [
      mapped,
      { ...mapped, default_child: 'c' },
      { ...mapped, require_output_mapping: true },
      { ...limited, max_count_limit: 1 },
      { ...limited, max_count_limit: 2 },
      { ...children, type: 'constrain_child_tools' },
      { ...children, type: 'parent_last_tool' },
      { type: 'exit_loop', tool_name: 'a' },
      { type: 'exit_loop', tool_name: 'b' },
      { type: 'continue_loop', tool_name: 'a' },
    ].map(rule);
    expect(deduplicateWireRules(different)).toEqual([...different.keys()]);
    const first = rule({ type: 'run_first', tool_name: 'a', args: { q: 1 } });
    expect(deduplicateWireRules([first, rule({ type: 'run_first', tool_name: 'a', args: { q: 2 } })])).toEqual([0]);
  });
});

describe('rules of the wire in the words of this project', () => {
  it('have ids by their place', () => {
    const rules = [
      rule({ type: 'exit_loop', tool_name: 'z' }),
      rule({ type: 'conditional', tool_name: 'a', child_output_mapping: { x: 'b', y: 'c' }, default_child: 'd' }),
    ];
    expect(fromWire(rules)).toEqual([
      { type: 'terminal', id: 'rule/0', tool: 'z' },
      {
        type: 'conditional',
        id: 'rule/1',
        tool: 'a',
        path: [],
        cases: [
          { id: 'rule/1/case/0', keys: ['x'], choice: only('b') },
          { id: 'rule/1/case/1', keys: ['y'], choice: only('c') },
        ],
        otherwise: only('d'),
        unmatched: 'anything',
      },
    ]);
  });

  it('give each child the last arguments that are written for it', () => {
    const [child] = fromWire([
      rule({
        type: 'constrain_child_tools',
        tool_name: 'a',
        children: ['b', 'c', 'd'],
        child_arg_nodes: [
          { name: 'b', args: { p: 1 } },
          { name: 'b', args: { q: 2 } },
          { name: 'b', args: {} },
          { name: 'b', args: null },
          { name: 'c', args: { r: 3 } },
        ],
      }),
    ]);
    const fixed = (target: string, name: string, value: number): Json => ({
      id: `${target}/${name}`,
      name,
      value: { kind: 'json', value },
    });
    expect(child).toMatchObject({
      choice: {
        targets: [
          { id: 'rule/0/target/0', tool: 'b', arguments: [fixed('rule/0/target/0', 'q', 2)] },
          { id: 'rule/0/target/1', tool: 'c', arguments: [fixed('rule/0/target/1', 'r', 3)] },
          { id: 'rule/0/target/2', tool: 'd', arguments: [] },
        ],
      },
    });
  });
});

describe('what the last tool responded', () => {
  it.each<[string | null, unknown]>([
    [null, { kind: 'exception', type: 'ValueError' }],
    ['', { kind: 'exception', type: 'ValueError' }],
    ['no JSON', { kind: 'outcome', outcome: { ok: true, value: null } }],
    ['"a text"', { kind: 'exception', type: 'AttributeError' }],
    ['null', { kind: 'exception', type: 'AttributeError' }],
    ['[]', { kind: 'exception', type: 'AttributeError' }],
    ['{}', { kind: 'outcome', outcome: { ok: true, value: '' } }],
    ['{"message": null}', { kind: 'outcome', outcome: { ok: true, value: 'None' } }],
    ['{"message": 1.0}', { kind: 'outcome', outcome: { ok: true, value: '1.0' } }],
  ])('%j is %j', (response, input) => {
    expect(conditionalInput(response)).toEqual(input);
  });
});

describe('hints', () => {
  it('do not take a last call with an empty name for one', () => {
    const rules = [rule({ type: 'exit_loop', tool_name: '' }), rule({ type: 'exit_loop', tool_name: 'a' })];
    expect(violationHints(rules, 'a', '')).toEqual([1]);
    expect(violationHints(rules, '', 'a')).toEqual([0, 1]);
  });
});
