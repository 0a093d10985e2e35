import type { Json } from '../../ir/json.ts';

/** A coerced value, or the type of pydantic's error. */
export type Coerced<T> = { readonly value: T } | { readonly error: string };

const wholeNumber = /^(?:\+|(-))?(?:0[0_]*)?(\d+(?:_\d+)*)(?:\.0+)?$/;
const truths = new Set(['1', 'on', 't', 'true', 'y', 'yes']);
const falsehoods = new Set(['0', 'off', 'f', 'false', 'n', 'no']);

/** Reads an integer the way pydantic's lax mode does: whole floats, booleans and texts of whole numbers count. */
export function toInteger(value: Json): Coerced<number> {
  if (typeof value === 'boolean') return { value: value ? 1 : 0 };
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return { error: 'finite_number' };
    if (!Number.isInteger(value)) return { error: 'int_from_float' };
    return Math.abs(value) >= 2 ** 63 ? { error: 'int_parsing_size' } : { value: value + 0 };
  }
  if (typeof value !== 'string') return { error: 'int_type' };
  const match = wholeNumber.exec(value.trim());
  return match === null
    ? { error: 'int_parsing' }
    : { value: Number(`${match[1] ?? ''}${(match[2] ?? '').replaceAll('_', '')}`) + 0 };
}

/** Reads a boolean the way pydantic's lax mode does. */
export function toBoolean(value: Json): Coerced<boolean> {
  if (typeof value === 'boolean') return { value };
  if (typeof value === 'number') {
    if (value === 0 || value === 1) return { value: value === 1 };
    return { error: Number.isInteger(value) && Math.abs(value) < 2 ** 63 ? 'bool_parsing' : 'bool_type' };
  }
  if (typeof value !== 'string') return { error: 'bool_type' };
  const word = value.toLowerCase();
  if (truths.has(word)) return { value: true };
  return falsehoods.has(word) ? { value: false } : { error: 'bool_parsing' };
}
