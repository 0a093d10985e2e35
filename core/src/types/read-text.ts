import type { Json } from '../ir/json.ts';
import type { Type } from '../ir/type.ts';
import { fit, type Fit, type Openness } from './fits.ts';
import { nestsTooDeeply } from './nesting.ts';
import { resolveType, type TypeTable } from './type-table.ts';

/**
 * Reads what a tool wrote, or a person typed, as its declared type. `string` is the text with one final newline cut; any
 * other type is JSON, or a string literal of the type standing bare, or the text itself where the type also allows any
 * string. JSON that nests too deeply is no such text.
 * Without a declared type the text is the result.
 */
export function readText(type: Type | undefined, text: string, types: TypeTable, openness: Openness = 'open'): Fit {
  const line = text.replace(/\r?\n$/, '');
  if (type === undefined) return { ok: true, value: line };
  const resolved = resolveType(type, types);
  if (resolved.kind === 'primitive' && resolved.name === 'string') return { ok: true, value: line };
  const parsed = parseJson(text);
  const asJson = parsed === undefined ? undefined : fit(type, parsed, types, openness);
  if (asJson?.ok === true) return asJson;
  if (asJson !== undefined && parsed !== undefined && nestsTooDeeply(parsed)) return asJson;
  for (const bare of [text.trim(), line]) {
    const asText = fit(type, bare, types, openness);
    if (asText.ok) return asText;
  }
  return asJson ?? fit(type, line, types, openness);
}

/** The JSON value of a text; `undefined` when it is not JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
