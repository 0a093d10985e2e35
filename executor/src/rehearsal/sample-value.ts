import type { Json } from '#core/ir/json.ts';
import { isRecord } from '#core/types/fits.ts';
import type { JsonSchema } from '#core/types/json-schema.ts';
import type { Choices } from './choices.ts';
import { sampleText } from './sample-text.ts';

/** Nesting below which a sample stays as small as its schema lets it. */
const deep = 4;

/** Makes up a value that fits a schema as `core/types/json-schema.ts` writes them. `name` says what it is a value of. */
export function sampleValue(schema: JsonSchema, name: string, choices: Choices): Json {
  return sample(schema, { root: schema, name, place: name, depth: 0, choices });
}

interface Site {
  /** Holds `$defs`. */
  readonly root: JsonSchema;
  /** Name of the nearest field. */
  readonly name: string;
  /** Where in the value, for the memory of choices. */
  readonly place: string;
  readonly depth: number;
  readonly choices: Choices;
}

function sample(schema: JsonSchema, site: Site): Json {
  if (typeof schema.$ref === 'string') return sample(definition(site.root, schema.$ref), site);
  const { enum: values, anyOf, type } = schema;
  if (Array.isArray(values)) return rarest(site, values as readonly Json[]);
  if (Array.isArray(anyOf)) return sample(option(site, anyOf as readonly JsonSchema[]), site);
  switch (type) {
    case 'object':
      return sampleObject(schema, site);
    case 'array':
      return sampleList(schema, site);
    case 'string':
      return sampleText(site.name, whole(site, 100));
    case 'integer':
      return whole(site, 9);
    case 'number':
      return whole(site, 90) / 10;
    case 'boolean':
      return rarest(site, [true, false]);
    case 'null':
      return null;
    default:
      return `sample ${site.name}`;
  }
}

function sampleObject(schema: JsonSchema, site: Site): Json {
  const properties = schema.properties;
  if (properties === undefined || !isRecord(properties)) return {};
  const required = new Set(Array.isArray(schema.required) ? (schema.required as readonly Json[]) : []);
  const entries: [string, Json][] = [];
  for (const [name, property] of Object.entries(properties)) {
    if (!isRecord(property)) continue;
    const wanted = required.has(name) || (site.depth < deep && site.choices.random() < 0.5);
    if (!wanted) continue;
    const place = `${site.place}.${name}`;
    entries.push([name, sample(property, { ...site, name, place, depth: site.depth + 1 })]);
  }
  return Object.fromEntries(entries);
}

function sampleList(schema: JsonSchema, site: Site): Json {
  const { items } = schema;
  if (items === undefined || !isRecord(items) || site.depth >= deep) return [];
  const length = whole(site, 2);
  const below = { ...site, place: `${site.place}[]`, depth: site.depth + 1 };
  return Array.from({ length }, () => sample(items, below));
}

/** One option of a union; deep inside a value one that does not lead deeper, if there is one. */
function option(site: Site, options: readonly JsonSchema[]): JsonSchema {
  const flat = options.filter((candidate) => !/"(\$ref|properties|items)"/.test(JSON.stringify(candidate)));
  const usable = site.depth >= deep && flat.length > 0 ? flat : options;
  const [first] = site.choices.ranked(site.place, usable, (candidate) => JSON.stringify(candidate));
  if (first === undefined) return {};
  site.choices.take(site.place, JSON.stringify(first));
  return first;
}

function rarest(site: Site, values: readonly Json[]): Json {
  const [first] = site.choices.ranked(site.place, values, (value) => JSON.stringify(value));
  site.choices.take(site.place, JSON.stringify(first ?? null));
  return first ?? null;
}

/** A whole number from 1 to `most`. */
function whole({ choices }: Site, most: number): number {
  return 1 + Math.floor(choices.random() * most);
}

function definition(root: JsonSchema, pointer: string): JsonSchema {
  const definitions = root.$defs;
  const key = pointer.slice('#/$defs/'.length);
  const found = definitions !== undefined && isRecord(definitions) ? definitions[key] : undefined;
  return found !== undefined && isRecord(found) ? found : {};
}
