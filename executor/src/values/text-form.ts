import type { Json } from '#core/ir/json.ts';

/** A value inside a text: strings as they are, `null` as nothing, everything else as JSON. */
export function textForm(value: Json): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
