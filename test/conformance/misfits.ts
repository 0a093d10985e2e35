import type { Json } from '#core/ir/json.ts';
import { isJsonObject, type JsonObject } from '#core/rules/letta/wire-rule.ts';

/** Places where a value does not fit a JSON Schema, for the few keywords that `vectors.schema.json` uses. */
export function misfits(root: JsonObject, schema: Json | undefined, value: Json, path = '$'): readonly string[] {
  if (!isJsonObject(schema)) return [`${path}: no schema`];
  if (typeof schema.$ref === 'string') {
    const definitions = root.$defs;
    const name = schema.$ref.replace('#/$defs/', '');
    return misfits(root, isJsonObject(definitions) ? definitions[name] : undefined, value, path);
  }
  const problems: string[] = [];
  if (schema.type !== undefined && schema.type !== typeOf(value))
    problems.push(`${path}: not ${JSON.stringify(schema.type)}`);
  if (isList(schema.enum) && !schema.enum.includes(value)) problems.push(`${path}: not listed`);
  if (isList(value)) {
    const { items, minItems, maxItems } = schema;
    if (typeof minItems === 'number' && value.length < minItems) problems.push(`${path}: too short`);
    if (typeof maxItems === 'number' && value.length > maxItems) problems.push(`${path}: too long`);
    if (items !== undefined)
      problems.push(...value.flatMap((item, at) => misfits(root, items, item, `${path}[${at}]`)));
  }
  const { required, properties, additionalProperties } = schema;
  if (isList(required) && isJsonObject(value)) {
    for (const name of required)
      if (typeof name === 'string' && !Object.hasOwn(value, name)) problems.push(`${path}: no ${name}`);
  }
  if (!isJsonObject(properties) || !isJsonObject(value)) return problems;
  for (const [name, below] of Object.entries(value)) {
    if (Object.hasOwn(properties, name)) problems.push(...misfits(root, properties[name], below, `${path}.${name}`));
    else if (additionalProperties === false) problems.push(`${path}: unknown ${name}`);
  }
  return problems;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function typeOf(value: Json): string {
  if (Number.isInteger(value)) return 'integer';
  return isList(value) ? 'array' : value === null ? 'null' : typeof value;
}
