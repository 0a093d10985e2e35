import { expect, it } from 'vitest';
import type { Json } from '#core/ir/json.ts';
import { fitsShallowly } from '#core/rules/letta/shallow-schema.ts';

it.each<[Json, Json, boolean]>([
  [true, 'x', true],
  [null, 'x', true],
  [{}, 'x', true],
  [{ type: 'nothing that is known' }, 'x', true],
  [{ type: 'string' }, 1, false],
  [{ type: 'boolean' }, 1, false],
  [{ type: 'integer' }, 1, true],
  [{ type: 'integer' }, 1.5, false],
  [{ type: 'number' }, 1.5, true],
  [{ type: 'number' }, '1.5', false],
  [{ type: 'array' }, [], true],
  [{ type: 'array' }, {}, false],
  [{ type: 'object' }, [], false],
  [{ type: 'null' }, 0, false],
])('the schema %j and %j: %j', (schema, value, fits) => {
  expect(fitsShallowly(schema, value)).toBe(fits);
});

it.each<[Json, Json, boolean]>([
  [1, true, true],
  [0, true, false],
  [[1, 2], [1, 2], true],
  [[1, 2], [1], false],
  [[1], [1, 2], false],
  [[1, 2], [1, 3], false],
  [[], [], true],
  [[], {}, false],
  [{ a: 1 }, { a: true }, true],
  [{ a: 1 }, { a: 2 }, false],
  [{ a: 1, b: 2 }, { a: 1, b: 3 }, false],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: 1, b: 2 }, { a: 1 }, false],
  [{ a: null }, { b: null }, false],
  [{}, { a: 1 }, false],
  ['1', 1, false],
])('%j equals %j in Python: %j', (one, other, equal) => {
  expect(fitsShallowly({ const: one }, other)).toBe(equal);
});
