import type { Json } from '../../ir/json.ts';
import { fitsShallowly } from './shallow-schema.ts';
import type { JsonObject } from './wire-rule.ts';

/** Arguments to call with, or every prefilled one that the tool does not take. */
export type MergedArguments =
  | { readonly ok: true; readonly arguments: JsonObject }
  | { readonly ok: false; readonly unknown: readonly string[]; readonly invalid: readonly string[] };

/** Lays prefilled arguments over the model's and checks them against the tool's `properties` (LETTA.md section 5). */
export function mergePrefilled(properties: JsonObject, fromModel: JsonObject, prefilled: JsonObject): MergedArguments {
  const unknown: string[] = [];
  const invalid: string[] = [];
  const merged = new Map<string, Json>(Object.entries(fromModel));
  for (const [name, value] of Object.entries(prefilled)) {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (schema === undefined) unknown.push(name);
    else if (fitsShallowly(schema, value)) merged.set(name, value);
    else invalid.push(name);
  }
  if (unknown.length > 0 || invalid.length > 0) return { ok: false, unknown, invalid };
  return { ok: true, arguments: Object.fromEntries(merged) };
}
