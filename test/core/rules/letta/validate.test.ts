import { expect, it } from 'vitest';
import type { Json } from '#core/ir/json.ts';
import { validateWireRule } from '#core/rules/letta/validate.ts';

const mapped = { type: 'conditional', tool_name: 'a', child_output_mapping: { x: 'b' } };

it.each<[Json, readonly string[]]>([
  [{ type: 7 }, ['union_tag_invalid:']],
  [{ type: 'exit_loop' }, ['missing:tool_name']],
  [{ type: 'exit_loop', tool_name: 1 }, ['string_type:tool_name']],
  [{ type: 'max_count_per_step', tool_name: 'a' }, ['missing:max_count_limit']],
  [{ type: 'max_count_per_step', tool_name: 'a', max_count_limit: null }, ['int_type:max_count_limit']],
  [{ ...mapped, require_output_mapping: 'maybe' }, ['bool_parsing:require_output_mapping']],
  [{ ...mapped, require_output_mapping: null }, ['bool_type:require_output_mapping']],
  [{ ...mapped, child_output_mapping: {} }, ['value_error:child_output_mapping']],
  [{ ...mapped, child_output_mapping: { x: 1 } }, ['string_type:child_output_mapping.x']],
  [{ type: 'parent_last_tool', tool_name: 'a' }, ['missing:children']],
  [{ type: 'parent_last_tool', tool_name: 'a', children: 'b' }, ['list_type:children']],
  [{ type: 'parent_last_tool', tool_name: 'a', children: ['b', 2] }, ['string_type:children.1']],
])('%j is refused', (input, errors) => {
  expect(validateWireRule(input)).toEqual({ ok: false, errors });
});

it.each<[Json, boolean]>([
  [mapped, false],
  [{ ...mapped, require_output_mapping: 1 }, true],
  [{ ...mapped, require_output_mapping: 'off' }, false],
  [{ ...mapped, require_output_mapping: 'yes' }, true],
])('in %j the flag is read as %j', (input, read) => {
  expect(validateWireRule(input)).toMatchObject({ ok: true, rule: { require_output_mapping: read } });
});
