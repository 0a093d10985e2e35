import { describe, expect, it } from 'vitest';
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
  it('are checked by the first keyword that stands in the schema', () => {
    const merged = (schema: Json, value: Json): boolean => mergePrefilled({ p: schema }, {}, { p: value }).ok;
    expect(merged({ const: 1, enum: [2] }, true)).toBe(true);
    expect(merged({ enum: [[1, { a: true }]], type: 'string' }, [1, { a: 1 }])).toBe(true);
    expect(merged({ anyOf: [{ type: 'string' }], oneOf: [{ type: 'integer' }] }, 1)).toBe(false);
    expect(merged({ type: ['null', 'integer'] }, true)).toBe(false);
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

describe('hints', () => {
  it('do not take a last call with an empty name for one', () => {
    const rules = [rule({ type: 'exit_loop', tool_name: '' }), rule({ type: 'exit_loop', tool_name: 'a' })];
    expect(violationHints(rules, 'a', '')).toEqual([1]);
    expect(violationHints(rules, '', 'a')).toEqual([0, 1]);
  });
});
