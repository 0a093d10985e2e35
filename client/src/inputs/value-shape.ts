import type { Json } from '#core/ir/json.ts';
import type { JsonSchema } from '#core/types/json-schema.ts';
import { isRecord } from '#core/types/fits.ts';

/** How a person gives a value: picked from a list, typed as it stands, or typed as JSON. */
export type ValueShape =
  | { readonly kind: 'choice'; readonly values: readonly Json[] }
  | { readonly kind: 'text' }
  | { readonly kind: 'json'; readonly name: string };

/** The way to ask for a value of a schema. */
export function shapeOf(schema: JsonSchema): ValueShape {
  if (Array.isArray(schema.enum)) return { kind: 'choice', values: schema.enum as readonly Json[] };
  if (Object.hasOwn(schema, 'const')) return { kind: 'choice', values: [schema.const ?? null] };
  if (schema.type === 'boolean') return { kind: 'choice', values: [true, false] };
  if (schema.type === 'string') return { kind: 'text' };
  return { kind: 'json', name: typeof schema.type === 'string' ? schema.type : 'JSON' };
}

/** One field of a form: a property of an object schema. */
export interface FormField {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
}

/** The fields of an object schema, to be asked one by one; `undefined` for any other schema. */
export function fieldsOf(schema: JsonSchema): readonly FormField[] | undefined {
  const { properties, required } = schema;
  if (schema.type !== 'object' || properties === undefined || !isRecord(properties)) return undefined;
  const names: ReadonlySet<unknown> = new Set(Array.isArray(required) ? required : []);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    schema: isRecord(property) ? property : {},
    required: names.has(name),
  }));
}

/** What was typed, as a value of the shape; `undefined` when it is not JSON where JSON is asked for. */
export function readShape(shape: ValueShape, text: string): Json | undefined {
  if (shape.kind === 'text') return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** A value as it would be typed. */
export function writeShape(shape: ValueShape, value: Json): string {
  return shape.kind === 'text' && typeof value === 'string' ? value : JSON.stringify(value);
}
