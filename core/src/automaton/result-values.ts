import type { Scalar } from '../ir/json.ts';
import type { Type } from '../ir/type.ts';
import { resolveType, type TypeTable } from '../types/type-table.ts';

/** The values that a type allows at one field, as the union of simple parts. */
export interface ResultValues {
  readonly parts: readonly SimpleType[];
}

type SimpleType = Exclude<Type, { kind: 'reference' | 'union' }>;

const anything: Type = { kind: 'primitive', name: 'any' };
const absent: SimpleType = { kind: 'primitive', name: 'null' };

/**
 * What a result of this type may hold at a path of fields; a tool without a result type may return anything. A field
 * that may be missing reads as `null`.
 */
export function valuesAt(type: Type | undefined, path: readonly string[], types: TypeTable): ResultValues {
  const parts: SimpleType[] = [];
  const seen = new Set<string>();
  const visit = (here: Type, depth: number): void => {
    if (here.kind === 'reference') {
      const place = `${depth} ${here.declaration}`;
      if (seen.has(place)) return;
      seen.add(place);
    }
    const resolved = resolveType(here, types);
    const step = path[depth];
    if (resolved.kind === 'union') {
      for (const option of resolved.options) visit(option, depth);
    } else if (step === undefined || (resolved.kind === 'primitive' && resolved.name === 'any')) {
      parts.push(resolved);
    } else {
      const field = resolved.kind === 'object' ? resolved.fields.find((one) => one.name === step) : undefined;
      if (field?.optional !== false) parts.push(absent);
      if (field !== undefined) visit(field.type, depth + 1);
    }
  };
  visit(type ?? anything, 0);
  return { parts };
}

/** Whether a value that a case names can occur. */
export function canBe(values: ResultValues, key: Scalar): boolean {
  return values.parts.some((part) => {
    if (part.kind === 'literal') return part.value === key;
    if (part.kind !== 'primitive') return false;
    switch (part.name) {
      case 'any':
        return true;
      case 'null':
        return key === null;
      case 'integer':
        return Number.isInteger(key);
      case 'string':
      case 'number':
      case 'boolean':
        return typeof key === part.name;
    }
  });
}

/** Values that cases name. */
type NamedValues = Pick<ReadonlySet<Scalar>, 'has'>;

/** Whether something other than the named values can occur. */
export function canBeOther(values: ResultValues, named: NamedValues): boolean {
  const unnamed = unnamedValues(values, named);
  return unnamed.others || unnamed.values.length > 0;
}

/** What is left when the named values are taken away: single values, and whether there are others that cannot be listed. */
export interface UnnamedValues {
  readonly values: readonly Scalar[];
  readonly others: boolean;
}

/** The values that can occur and are not named, each once, in declared order. */
export function unnamedValues(values: ResultValues, named: NamedValues): UnnamedValues {
  const listed = new Set<Scalar>();
  let others = false;
  for (const part of values.parts) {
    if (part.kind === 'literal') listed.add(part.value);
    else if (part.kind !== 'primitive') others = true;
    else if (part.name === 'null') listed.add(null);
    else if (part.name === 'boolean') listed.add(true).add(false);
    else others = true;
  }
  return { values: [...listed].filter((value) => !named.has(value)), others };
}
