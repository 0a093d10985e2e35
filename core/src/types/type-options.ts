import type { Type } from '../ir/type.ts';
import { resolveType, type TypeTable } from './type-table.ts';

/** A type that is no name for another one and no choice between several. */
export type SimpleType = Exclude<Type, { kind: 'reference' | 'union' }>;

/** The simple types that a type is one of, unions in unions opened. No value fits a type without options. */
export function optionsOf(type: Type, types: TypeTable): readonly SimpleType[] {
  const options: SimpleType[] = [];
  const seen = new Set<Type>();
  const open = (here: Type): void => {
    const resolved = resolveType(here, types);
    if (resolved.kind !== 'union') options.push(simplified(resolved));
    else if (!seen.has(resolved)) {
      seen.add(resolved);
      for (const option of resolved.options) open(option);
    }
  };
  open(type);
  return options;
}

/** The type or `null`; `null` is not added twice. */
export function orNull(type: Type, types: TypeTable): Type {
  const takesNull = optionsOf(type, types).some(
    (one) => isAny(one) || (one.kind === 'primitive' && one.name === 'null'),
  );
  return takesNull ? type : unionOf([type, { kind: 'primitive', name: 'null' }]);
}

/** One type of several: a single one stays itself. */
export function unionOf(options: readonly Type[]): Type {
  const [first] = options;
  if (first !== undefined && options.length === 1) return first;
  return { kind: 'union', options: options.flatMap((one) => (one.kind === 'union' ? one.options : [one])) };
}

/** Nothing is known of the values of the type, so nothing is said against them. */
export function isAny(type: SimpleType): boolean {
  return type.kind === 'primitive' && type.name === 'any';
}

function simplified(type: SimpleType): SimpleType {
  return type.kind === 'literal' && type.value === null ? { kind: 'primitive', name: 'null' } : type;
}
