import type { Json, Scalar } from '../ir/json.ts';
import type { NodeId } from '../ir/node-id.ts';
import type { Parameter } from '../ir/tool.ts';
import type { Field, Type } from '../ir/type.ts';
import type { TypeTable } from './type-table.ts';

/** A JSON Schema (draft 2020-12) as plain data. */
export type JsonSchema = Readonly<Record<string, Json>>;

/**
 * The schema of a type. Types that do not recurse are written out, since many model servers cannot follow `$ref`;
 * recursive ones go to `$defs` of the root.
 */
export function schemaOf(type: Type, types: TypeTable): JsonSchema {
  const writer = new SchemaWriter(types);
  return writer.finish(writer.write(type));
}

/** The schema of a call: a closed object with one property per parameter. */
export function parametersSchema(parameters: readonly Parameter[], types: TypeTable): JsonSchema {
  const writer = new SchemaWriter(types);
  return writer.finish(writer.object(parameters));
}

class SchemaWriter {
  readonly #types: TypeTable;
  readonly #recursive: ReadonlySet<NodeId>;
  readonly #definitions = new Map<NodeId, { readonly key: string; schema: JsonSchema }>();

  constructor(types: TypeTable) {
    this.#types = types;
    this.#recursive = recursiveTypes(types);
  }

  finish(root: JsonSchema): JsonSchema {
    if (this.#definitions.size === 0) return root;
    const definitions = [...this.#definitions.values()].map(({ key, schema }) => [key, schema] as const);
    return { ...root, $defs: Object.fromEntries(definitions) };
  }

  write(type: Type): JsonSchema {
    switch (type.kind) {
      case 'primitive':
        return type.name === 'any' ? {} : { type: type.name };
      case 'literal':
        return enumeration([type.value]);
      case 'array':
        return { type: 'array', items: this.write(type.element) };
      case 'object':
        return this.object(type.fields);
      case 'union':
        return this.#union(type.options);
      case 'reference':
        return this.#reference(type.declaration);
    }
  }

  object(members: readonly (Field | Parameter)[]): JsonSchema {
    const required = members.filter((member) => !member.optional && !hasDefault(member)).map((member) => member.name);
    return {
      type: 'object',
      properties: Object.fromEntries(members.map((member) => [member.name, this.#member(member)])),
      ...(required.length > 0 && { required }),
      additionalProperties: false,
    };
  }

  #member(member: Field | Parameter): JsonSchema {
    return {
      ...this.write(member.type),
      ...(member.doc !== undefined && { description: member.doc }),
      ...('default' in member && { default: member.default }),
    };
  }

  #union(options: readonly Type[]): JsonSchema {
    const literals = options.flatMap((option) => (option.kind === 'literal' ? [option.value] : []));
    if (literals.length === options.length) return enumeration(literals);
    const others = options.filter((option) => option.kind !== 'literal').map((option) => this.write(option));
    return { anyOf: literals.length > 0 ? [enumeration(literals), ...others] : others };
  }

  #reference(id: NodeId): JsonSchema {
    const declaration = this.#types.get(id);
    if (declaration === undefined) return {};
    const described = declaration.doc === undefined ? {} : { description: declaration.doc };
    if (!this.#recursive.has(id)) return { ...described, ...this.write(declaration.type) };
    const known = this.#definitions.get(id);
    if (known !== undefined) return { $ref: `#/$defs/${known.key}` };
    const definition = { key: this.#freshKey(declaration.name), schema: {} as JsonSchema };
    this.#definitions.set(id, definition);
    definition.schema = { ...described, ...this.write(declaration.type) };
    return { $ref: `#/$defs/${definition.key}` };
  }

  /** A key that needs no escape in a JSON pointer; two types of different files may share a name. */
  #freshKey(name: string): string {
    const plain = name.replace(/\W/g, '_');
    const used = new Set([...this.#definitions.values()].map(({ key }) => key));
    let key = plain;
    for (let number = 2; used.has(key); number += 1) key = `${plain}_${number}`;
    return key;
  }
}

function hasDefault(member: Field | Parameter): boolean {
  return 'default' in member;
}

/** `enum`, with `type` when all values share one: several servers ignore an `enum` without it. */
function enumeration(values: readonly Scalar[]): JsonSchema {
  const kinds = new Set(values.map((value) => (value === null ? 'null' : typeof value)));
  const [kind] = kinds;
  return { ...(kinds.size === 1 && { type: kind }), enum: [...values] };
}

/** Declarations that can reach themselves. */
function recursiveTypes(types: TypeTable): ReadonlySet<NodeId> {
  const mentions = new Map([...types.values()].map(({ id, type }) => [id, [...mentionedTypes(type)]]));
  return new Set([...types.keys()].filter((id) => reaches(mentions, id)));
}

function reaches(mentions: ReadonlyMap<NodeId, readonly NodeId[]>, goal: NodeId): boolean {
  const seen = new Set<NodeId>();
  const open = [...(mentions.get(goal) ?? [])];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === goal) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(mentions.get(id) ?? []));
  }
  return false;
}

function* mentionedTypes(type: Type): Iterable<NodeId> {
  if (type.kind === 'reference') yield type.declaration;
  else if (type.kind === 'array') yield* mentionedTypes(type.element);
  else if (type.kind === 'union') for (const option of type.options) yield* mentionedTypes(option);
  else if (type.kind === 'object') for (const field of type.fields) yield* mentionedTypes(field.type);
}
