import type { Json } from '../../ir/json.ts';
import { isJsonObject } from './wire-rule.ts';

/**
 * Whether a value fits a property's schema as far as Letta looks: `type`, `enum`, `const`, `anyOf`, `oneOf`, nothing
 * below. Types that it does not know fit everything; equality is Python's, in which `true` is 1.
 */
export function fitsShallowly(schema: Json, value: Json): boolean {
  if (!isJsonObject(schema)) return true;
  const { enum: listed, anyOf, oneOf, type } = schema;
  if (Array.isArray(listed) && !(listed as readonly Json[]).some((one) => pythonEqual(one, value))) return false;
  if (Object.hasOwn(schema, 'const') && !pythonEqual(schema.const ?? null, value)) return false;
  for (const options of [anyOf, oneOf]) {
    if (Array.isArray(options) && !(options as readonly Json[]).some((one) => fitsShallowly(one, value))) return false;
  }
  if (Array.isArray(type)) return (type as readonly Json[]).some((one) => hasType(one, value));
  return type === undefined || hasType(type, value);
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
export function pythonEqual(one: Json, other: Json): boolean {
  const [left, right] = [one, other].map((value) => (typeof value === 'boolean' ? Number(value) : value)) as [
    Json,
    Json,
  ];
  if (Array.isArray(left) && Array.isArray(right)) {
    const [items, others] = [left as readonly Json[], right as readonly Json[]];
    return items.length === others.length && items.every((item, index) => pythonEqual(item, others[index] ?? null));
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
