import type { Json } from '../ir/json.ts';
import type { Field, Type } from '../ir/type.ts';
import type { Reference, Value } from '../ir/value.ts';
import { isList, isRecord } from './fits.ts';
import { unionOf } from './type-options.ts';

const text: Type = { kind: 'primitive', name: 'string' };

/** The narrowest type of an author's value; `typeOf` says what a reference stands for. */
export function valueType(value: Value, typeOf: (reference: Reference) => Type): Type {
  switch (value.kind) {
    case 'json':
      return jsonType(value.value);
    case 'list':
      return listOf(value.items.map((item) => valueType(item, typeOf)));
    case 'object':
      return objectOf(value.entries.map(({ key, value }) => [key, valueType(value, typeOf)]));
    case 'template':
      return text;
    default:
      return typeOf(value);
  }
}

/** The type that only this value has, lists aside: theirs forgets order and length. */
export function jsonType(value: Json): Type {
  if (value === null) return { kind: 'primitive', name: 'null' };
  if (isList(value)) return listOf(value.map(jsonType));
  if (isRecord(value)) return objectOf(Object.entries(value).map(([key, item]) => [key, jsonType(item)]));
  return { kind: 'literal', value };
}

/** Literals and primitives that several items have are named once. */
function listOf(items: readonly Type[]): Type {
  const seen = new Set<unknown>();
  const distinct = items.filter((item) => {
    if (item.kind !== 'literal' && item.kind !== 'primitive') return true;
    const key = JSON.stringify(item.kind === 'literal' ? { value: item.value } : item.name);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
  return { kind: 'array', element: unionOf(distinct) };
}

function objectOf(entries: readonly (readonly [string, Type])[]): Type {
  const fields = new Map(
    entries.map(([name, type]): [string, Field] => [name, { id: '', name, type, optional: false }]),
  );
  return { kind: 'object', fields: [...fields.values()] };
}
