import type { Field, Type } from '../ir/type.ts';
import { optionsOf, type SimpleType } from './type-options.ts';
import type { TypeTable } from './type-table.ts';

type ObjectType = Extract<Type, { kind: 'object' }>;

/** Fields of fields are taken apart down to this depth, so that recursive types come to an end. */
const deepest = 6;

/**
 * Object types that together have the same values: one for each part of the first field that has several, and one
 * without it if it may be missing. Empty when no field has several.
 */
function alternatives(type: ObjectType, types: TypeTable, depth = 0): readonly ObjectType[] {
  for (const [index, field] of type.fields.entries()) {
    const options = optionsOf(field.type, types);
    const parts = options.length === 1 ? options.flatMap((option) => partsOf(option, types, depth + 1)) : options;
    if (parts.length < 2 && !field.optional) continue;
    const kinds: readonly Type[] = parts.length < 2 ? [field.type] : parts;
    const present = kinds.map((part) => replaced(type, index, { ...field, type: part, optional: false }));
    return field.optional ? [...present, replaced(type, index)] : present;
  }
  return [];
}

/** Types that together have the values of one: the two of `boolean`, the alternatives of an object. Often none. */
export function partsOf(type: SimpleType, types: TypeTable, depth = 0): readonly SimpleType[] {
  if (type.kind === 'object') return depth > deepest ? [] : alternatives(type, types, depth);
  if (type.kind !== 'primitive' || type.name !== 'boolean') return [];
  return [
    { kind: 'literal', value: true },
    { kind: 'literal', value: false },
  ];
}

function replaced(type: ObjectType, index: number, ...field: readonly Field[]): ObjectType {
  return { kind: 'object', fields: type.fields.toSpliced(index, 1, ...field) };
}
