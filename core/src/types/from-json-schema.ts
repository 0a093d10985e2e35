import type { Json, Scalar } from '../ir/json.ts';
import type { Field, Type } from '../ir/type.ts';
import { isList, isRecord } from './fits.ts';

/** A type, and what a JSON Schema says beyond what types can say. */
export interface ReadSchema {
  readonly type: Type;
  /** Each in words, with its place in front: "`count`: minimum 1". */
  readonly lost: readonly string[];
}

/** Keywords that restrict values further than a type can. */
const restrictions = [
  'pattern',
  'format',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'propertyNames',
  'patternProperties',
  'dependentRequired',
  'prefixItems',
  'contains',
  'not',
  'if',
];

/** Names of the schema's simple types that are types of the language too. */
const primitives = ['string', 'number', 'integer', 'boolean', 'null'] as const;

const any: Type = { kind: 'primitive', name: 'any' };
/** Schemas nest in each other by `$ref`; below this depth nothing is read. */
const deepest = 30;

/**
 * The type that takes what a JSON Schema (draft 7 or 2020-12) takes, or more where types cannot say it; `lost` tells what
 * was left out. `id` begins the ids of its fields.
 */
export function typeFromSchema(schema: Json, id: string): ReadSchema {
  const reader = new SchemaReader(schema);
  const type = reader.read(schema, { id, path: '', depth: 0, open: [] });
  return { type, lost: reader.lost };
}

interface Place {
  readonly id: string;
  readonly path: string;
  readonly depth: number;
  /** References that are being followed. */
  readonly open: readonly string[];
}

class SchemaReader {
  readonly lost: string[] = [];
  readonly #root: Json;

  constructor(root: Json) {
    this.#root = root;
  }

  read(schema: Json, place: Place): Type {
    if (!isRecord(schema)) {
      if (schema === false) this.#lose(place, 'no value is allowed');
      return any;
    }
    if (place.depth > deepest) {
      this.#lose(place, 'nested too deeply');
      return any;
    }
    for (const keyword of restrictions) {
      const value = own(schema, keyword);
      if (value !== undefined) this.#lose(place, `${keyword} ${JSON.stringify(value)}`);
    }
    const type = this.#main(schema, place);
    return own(schema, 'nullable') === true ? unionOf([type, { kind: 'primitive', name: 'null' }]) : type;
  }

  #main(schema: Readonly<Record<string, Json>>, place: Place): Type {
    const reference = own(schema, '$ref');
    if (typeof reference === 'string') return this.#reference(reference, place);
    const constant = own(schema, 'const');
    if (constant !== undefined) return this.#literals([constant], place);
    const values = own(schema, 'enum');
    if (values !== undefined && isList(values)) return this.#literals(values, place);
    const options = own(schema, 'anyOf') ?? own(schema, 'oneOf');
    if (options !== undefined && isList(options)) {
      return unionOf(options.map((option, index) => this.read(option, below(place, '', `option ${index + 1}`))));
    }
    const all = own(schema, 'allOf');
    if (all !== undefined && isList(all)) {
      const [only] = all;
      if (all.length === 1 && only !== undefined) return this.read(only, below(place, '', 'all'));
      this.#lose(place, 'allOf');
      return any;
    }
    const type = own(schema, 'type') ?? (own(schema, 'properties') === undefined ? undefined : 'object');
    if (type !== undefined && isList(type)) {
      return unionOf(type.map((name) => this.#named(name, schema, place)));
    }
    return type === undefined ? any : this.#named(type, schema, place);
  }

  #named(name: Json, schema: Readonly<Record<string, Json>>, place: Place): Type {
    const primitive = primitives.find((known) => known === name);
    if (primitive !== undefined) return { kind: 'primitive', name: primitive };
    if (name === 'array') {
      const items = own(schema, 'items') ?? true;
      return { kind: 'array', element: isList(items) ? any : this.read(items, below(place, '[]', 'items')) };
    }
    if (name === 'object') return this.#object(schema, place);
    this.#lose(place, `type ${JSON.stringify(name)}`);
    return any;
  }

  #object(schema: Readonly<Record<string, Json>>, place: Place): Type {
    const properties = own(schema, 'properties');
    const further = own(schema, 'additionalProperties');
    if (further === true || (further !== undefined && isRecord(further))) {
      this.#lose(place, 'further fields are allowed');
      return any;
    }
    if (properties === undefined || !isRecord(properties))
      return further === false ? { kind: 'object', fields: [] } : any;
    const required = own(schema, 'required') ?? [];
    const names: ReadonlySet<Json> = new Set(isList(required) ? required : []);
    const fields = Object.entries(properties).map(([name, property]): Field => {
      const doc = isRecord(property) ? own(property, 'description') : undefined;
      const at = below(place, `.${name}`, name);
      return {
        id: at.id,
        name,
        type: this.read(property, at),
        optional: !names.has(name),
        ...(typeof doc === 'string' && { doc }),
      };
    });
    return { kind: 'object', fields };
  }

  #literals(values: readonly Json[], place: Place): Type {
    const scalars = values.filter((value): value is Scalar => value === null || typeof value !== 'object');
    if (scalars.length === values.length) return unionOf(scalars.map((value) => ({ kind: 'literal', value })));
    this.#lose(place, `enum ${JSON.stringify(values)}`);
    return any;
  }

  #reference(pointer: string, place: Place): Type {
    if (place.open.includes(pointer)) {
      this.#lose(place, 'a type that holds itself');
      return any;
    }
    const target = this.#target(pointer);
    if (target !== undefined)
      return this.read(target, { ...place, depth: place.depth + 1, open: [...place.open, pointer] });
    this.#lose(place, `the reference ${pointer}`);
    return any;
  }

  #target(pointer: string): Json | undefined {
    if (pointer !== '#' && !pointer.startsWith('#/')) return undefined;
    let current: Json | undefined = this.#root;
    for (const key of pointer.split('/').slice(1)) {
      const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
      current = current !== undefined && isRecord(current) ? own(current, name) : undefined;
    }
    return current;
  }

  #lose({ path }: Place, what: string): void {
    this.lost.push(path === '' ? what : `\`${path.replace(/^\./, '')}\`: ${what}`);
  }
}

function below(place: Place, step: string, name: string): Place {
  return { ...place, id: `${place.id}/${name}`, path: place.path + step, depth: place.depth + 1 };
}

function own(schema: Readonly<Record<string, Json>>, key: string): Json | undefined {
  return Object.hasOwn(schema, key) ? schema[key] : undefined;
}

/** A union without repetitions and without unions in it; of nothing: anything. */
function unionOf(types: readonly Type[]): Type {
  const options = new Map<string, Type>();
  for (const type of types) {
    for (const option of type.kind === 'union' ? type.options : [type]) {
      if (option.kind === 'primitive' && option.name === 'any') return any;
      options.set(JSON.stringify(option), option);
    }
  }
  const [first, ...rest] = options.values();
  if (first === undefined) return any;
  return rest.length === 0 ? first : { kind: 'union', options: [first, ...rest] };
}
