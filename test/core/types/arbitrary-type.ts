import fc from 'fast-check';
import type { Json, Scalar } from '#core/ir/json.ts';
import type { Field, Type } from '#core/ir/type.ts';
import { optionsOf } from '#core/types/type-options.ts';
import type { TypeTable } from '#core/types/type-table.ts';

const scalars: readonly Scalar[] = ['x', 'y', 1, 2, true, false];
const names = ['a', 'b', '__proto__'] as const;

/** Small types that cannot refer to themselves. Fields and literals come from few, so that types often overlap. */
export const arbitraryType: fc.Arbitrary<Type> = fc.letrec<{ type: Type }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'type' },
    {
      weight: 3,
      arbitrary: fc
        .constantFrom('string', 'number', 'integer', 'boolean', 'null')
        .map((name): Type => ({ kind: 'primitive', name })),
    },
    { weight: 3, arbitrary: fc.constantFrom(...scalars).map((value): Type => ({ kind: 'literal', value })) },
    {
      weight: 2,
      arbitrary: fc
        .array(tie('type'), { minLength: 2, maxLength: 3 })
        .map((options): Type => ({ kind: 'union', options })),
    },
    { weight: 1, arbitrary: tie('type').map((element): Type => ({ kind: 'array', element })) },
    {
      weight: 3,
      arbitrary: fc
        .uniqueArray(fc.record({ name: fc.constantFrom(...names), type: tie('type'), optional: fc.boolean() }), {
          selector: ({ name }) => name,
          maxLength: 2,
        })
        .map((fields): Type => ({ kind: 'object', fields: fields.map((field): Field => ({ id: '', ...field })) })),
    },
  ),
})).type;

/**
 * Values of a type that tell it from every other type of `arbitraryType`: all of its literals, and of each primitive
 * one value that no literal names.
 */
export function valuesOf(type: Type, types: TypeTable): readonly Json[] {
  return optionsOf(type, types).flatMap((option): readonly Json[] => {
    switch (option.kind) {
      case 'literal':
        return [option.value];
      case 'primitive':
        return {
          string: ['x', 'y', 'z'],
          number: [1, 2, 3, 0.5],
          integer: [1, 2, 3],
          boolean: [true, false],
          null: [null],
          any: [null, 'x', 1],
        }[option.name];
      case 'array': {
        const items = distinct(valuesOf(option.element, types));
        return [
          [],
          ...items.map((item) => [item]),
          ...items.map((item, index) => [items[(index * 5 + 1) % items.length] ?? item, item]),
          [...items],
        ];
      }
      case 'object':
        return option.fields
          .reduce<readonly (readonly [string, Json][])[]>(withField(types), [[]])
          .map((entries) => Object.fromEntries(entries));
    }
  });
}

/** Options of a union share values; each of them once. */
function distinct(values: readonly Json[]): readonly Json[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function withField(types: TypeTable) {
  return (
    objects: readonly (readonly [string, Json][])[],
    { name, type, optional }: Field,
  ): readonly (readonly [string, Json][])[] => [
    ...(optional ? objects : []),
    ...objects.flatMap((entries) =>
      valuesOf(type, types).map((value): readonly [string, Json][] => [...entries, [name, value]]),
    ),
  ];
}
