import type { Json } from '../ir/json.ts';
import type { Field, Type } from '../ir/type.ts';
import { nestsTooDeeply, tooDeep } from './nesting.ts';
import { resolveType, type TypeTable } from './type-table.ts';
import { typeText } from './type-text.ts';

/** A value as its type wants it, or the first place where it differs. */
export type Fit = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly problem: string };

/** What becomes of fields that an object type does not declare: results are open (dropped), parameters closed (refused). */
export type Openness = 'open' | 'closed';

/** Steps down a type; unions within unions take some of their own, so there are more of them than levels of a value. */
const deepest = 500;

/**
 * Checks a value against a type by JSON type and value: `1` fits `1.0`, `1` does not fit `"1"`. A value that nests too
 * deeply to be worked with fits no type.
 */
export function fit(type: Type, value: Json, types: TypeTable, openness: Openness): Fit {
  const whole: Place = { types, openness, path: '', depth: 0 };
  return nestsTooDeeply(value) ? misfit(whole, tooDeep) : fitAt(type, value, whole);
}

interface Place {
  readonly types: TypeTable;
  readonly openness: Openness;
  readonly path: string;
  readonly depth: number;
}

function fitAt(type: Type, value: Json, place: Place): Fit {
  if (place.depth > deepest) return misfit(place, tooDeep);
  const resolved = resolveType(type, place.types);
  switch (resolved.kind) {
    case 'primitive':
      return fitsPrimitive(resolved.name, value) ? { ok: true, value } : mismatch(type, value, place);
    case 'literal':
      return resolved.value === value ? { ok: true, value } : mismatch(type, value, place);
    case 'array':
      return isList(value) ? fitItems(resolved.element, value, place) : mismatch(type, value, place);
    case 'object':
      return isRecord(value) ? fitFields(resolved.fields, value, place) : mismatch(type, value, place);
    case 'union':
      return fitOptions(type, resolved.options, value, place);
  }
}

function fitsPrimitive(name: Extract<Type, { kind: 'primitive' }>['name'], value: Json): boolean {
  switch (name) {
    case 'any':
      return true;
    case 'null':
      return value === null;
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return Number.isFinite(value);
    case 'string':
    case 'boolean':
      return typeof value === name;
  }
}

function fitItems(element: Type, items: readonly Json[], place: Place): Fit {
  const fitted: Json[] = [];
  for (const [index, item] of items.entries()) {
    const result = fitAt(element, item, below(place, `[${index}]`));
    if (!result.ok) return result;
    fitted.push(result.value);
  }
  return { ok: true, value: fitted };
}

function fitFields(fields: readonly Field[], value: Readonly<Record<string, Json>>, place: Place): Fit {
  const fitted: [string, Json][] = [];
  for (const field of fields) {
    const at = below(place, `.${field.name}`);
    const present = Object.hasOwn(value, field.name) ? value[field.name] : undefined;
    if (present === undefined) {
      if (!field.optional) return misfit(at, 'is missing');
      continue;
    }
    const result = fitAt(field.type, present, at);
    if (!result.ok) return result;
    fitted.push([field.name, result.value]);
  }
  if (place.openness === 'closed') {
    const declared = new Set(fields.map((field) => field.name));
    const unknown = Object.keys(value).find((key) => !declared.has(key));
    if (unknown !== undefined) return misfit(below(place, `.${unknown}`), 'is not a field of the type');
  }
  return { ok: true, value: Object.fromEntries(fitted) };
}

/** Among several options that fit, the one that keeps most fields wins: `{ a } | { a, b }` must not lose `b`. */
function fitOptions(type: Type, options: readonly Type[], value: Json, place: Place): Fit {
  let best: Fit | undefined;
  let bestSize = -1;
  for (const option of options) {
    const result = fitAt(option, value, { ...place, depth: place.depth + 1 });
    if (!result.ok) continue;
    const size = isRecord(result.value) ? Object.keys(result.value).length : 0;
    if (size > bestSize) [best, bestSize] = [result, size];
  }
  return best ?? mismatch(type, value, place);
}

function below(place: Place, step: string): Place {
  return { ...place, path: place.path + step, depth: place.depth + 1 };
}

function mismatch(type: Type, value: Json, place: Place): Fit {
  return misfit(place, `must be ${typeText(type)}, not ${shortly(value)}`);
}

function misfit(place: Place, problem: string): Fit {
  const subject = place.path === '' ? 'the value' : `\`${place.path.replace(/^\./, '')}\``;
  return { ok: false, problem: `${subject} ${problem}` };
}

function shortly(value: Json): string {
  if (isList(value)) return 'a list';
  if (isRecord(value)) return 'an object';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** A JSON array. */
export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** A JSON object. */
export function isRecord(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
