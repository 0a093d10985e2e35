import type { Json } from '../../ir/json.ts';
import { isJsonObject } from './wire-rule.ts';

/**
 * Whether a value fits a property's schema as far as Letta looks: the first of `const`, `enum`, `anyOf`, `oneOf` and
 * `type` that stands there decides, nothing below is looked at. Types that it does not know fit everything; equality is
 * Python's, in which `true` is 1.
 */
export function fitsShallowly(schema: Json, value: Json): boolean {
  if (!isJsonObject(schema)) return true;
  const { enum: listed, type } = schema;
  if (Object.hasOwn(schema, 'const')) return pythonEqual(schema.const ?? null, value);
  if (isList(listed)) return listed.some((one) => pythonEqual(one, value));
  const options = [schema.anyOf, schema.oneOf].find(isList);
  if (options !== undefined) return options.some((one) => fitsShallowly(one, value));
  if (isList(type)) return type.some((one) => hasType(one, value));
  return type === undefined || hasType(type, value);
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function hasType(type: Json, value: Json): boolean {
  switch (type) {
    case 'string':
    case 'boolean':
      return typeof value === type;
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isJsonObject(value);
    case 'null':
      return value === null;
    default:
      return true;
  }
}

/** Python's `==` on JSON values: booleans equal 0 and 1, also inside lists and objects. */
function pythonEqual(one: Json, other: Json): boolean {
  const [left, right] = [one, other].map((value) => (typeof value === 'boolean' ? Number(value) : value)) as [
    Json,
    Json,
  ];
  if (isList(left) && isList(right)) {
    return left.length === right.length && left.every((item, index) => pythonEqual(item, right[index] ?? null));
  }
  if (isJsonObject(left) && isJsonObject(right)) {
    const names = Object.keys(left);
    return (
      names.length === Object.keys(right).length &&
      names.every((name) => Object.hasOwn(right, name) && pythonEqual(left[name] ?? null, right[name] ?? null))
    );
  }
  return left === right;
}
