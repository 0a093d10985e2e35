import type { Field, Type } from '../ir/type.ts';
import { isAny, optionsOf, orNull, unionOf } from './type-options.ts';
import type { TypeTable } from './type-table.ts';

/** What stands at the end of a path of fields, or the first step that leads nowhere. */
export type TypeAtPath =
  | { readonly known: true; readonly type: Type }
  | {
      readonly known: false;
      /** The step that leads nowhere, how many steps before it lead somewhere, and to what. */
      readonly field: string;
      readonly depth: number;
      readonly of: Type;
      /** The fields that there are instead. */
      readonly fields: readonly string[];
    };

const any: Type = { kind: 'primitive', name: 'any' };

/**
 * The type that reading `type.a.b` gives. A field that may be missing reads as `null`; where one option of a union has
 * the field, the others read as `null` too.
 */
export function typeAtPath(type: Type, path: readonly string[], types: TypeTable): TypeAtPath {
  let here = type;
  for (const [depth, field] of path.entries()) {
    const next = fieldType(here, field, types);
    if (next === undefined) return { known: false, field, depth, of: here, fields: fieldNames(here, types) };
    here = next;
  }
  return { known: true, type: here };
}

/** Fields that values of a type may have, each name once, in the order of their declaration. */
export function fieldsOf(type: Type, types: TypeTable): readonly Field[] {
  const fields = new Map<string, Field>();
  for (const option of optionsOf(type, types)) {
    if (option.kind !== 'object') continue;
    for (const field of option.fields) if (!fields.has(field.name)) fields.set(field.name, field);
  }
  return [...fields.values()];
}

function fieldNames(type: Type, types: TypeTable): readonly string[] {
  return fieldsOf(type, types).map(({ name }) => name);
}

function fieldType(type: Type, name: string, types: TypeTable): Type | undefined {
  const found: Type[] = [];
  let absent = false;
  for (const option of optionsOf(type, types)) {
    if (isAny(option)) return any;
    const field = option.kind === 'object' ? option.fields.find((one) => one.name === name) : undefined;
    if (field === undefined || field.optional) absent = true;
    if (field !== undefined) found.push(field.type);
  }
  if (found.length === 0) return undefined;
  return absent ? orNull(unionOf(found), types) : unionOf(found);
}
