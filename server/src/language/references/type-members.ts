import type { Field, TypeAlias, TypeExpression } from '../generated/ast.ts';
import { written } from '../syntax/written.ts';

/** Types that a value may have, as they are written; several where a tool of several is meant. */
export type WrittenTypes = readonly TypeExpression[];

/** The options of types: names followed, unions taken apart. A name that leads to itself adds nothing. */
export function optionsOf(types: WrittenTypes): WrittenTypes {
  const options: TypeExpression[] = [];
  types.forEach((type) => {
    collect(type, options, new Set());
  });
  return options;
}

function collect(type: TypeExpression | undefined, into: TypeExpression[], seen: Set<TypeAlias>): void {
  if (type === undefined) return;
  if (type.$type === 'UnionType') {
    for (const option of type.options) collect(option, into, seen);
  } else if (type.$type === 'NamedType') {
    const alias = written(type.declaration)?.ref;
    if (alias === undefined || seen.has(alias)) return;
    seen.add(alias);
    collect(written(alias.type), into, seen);
  } else into.push(type);
}

/** The fields of that name in the object types among types: one for each object type that has it. */
export function fieldsNamed(types: WrittenTypes, name: string): readonly Field[] {
  return optionsOf(types).flatMap((type) =>
    type.$type === 'ObjectType' ? type.fields.filter((field) => written(field.name) === name).slice(0, 1) : [],
  );
}

/** What the elements of the array types among types may be. */
export function elementsOf(types: WrittenTypes): WrittenTypes {
  return optionsOf(types).flatMap((type) => (type.$type === 'ArrayType' ? (written(type.element) ?? []) : []));
}

/** The types of fields, parameters and whatever else has one. */
export function typesOf(nodes: readonly { readonly type?: TypeExpression }[]): WrittenTypes {
  return nodes.flatMap(({ type }) => type ?? []);
}
