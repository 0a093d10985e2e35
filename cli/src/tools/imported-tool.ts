import { visibleText } from '#core/events/visible-text.ts';
import type { Json } from '#core/ir/json.ts';
import type { Parameter, Tool } from '#core/ir/tool.ts';
import type { Field, Type } from '#core/ir/type.ts';
import { fit, isRecord } from '#core/types/fits.ts';
import { typeFromSchema } from '#core/types/from-json-schema.ts';
import type { ServerTool } from '#executor/mcp/server-session.ts';

/** A tool of a server as the language can declare it. */
export interface ImportedTool {
  /** `undefined` when it cannot be declared at all. */
  readonly tool: Tool | undefined;
  /** What its server says that the declaration does not, in words. */
  readonly notices: readonly string[];
}

const any: Type = { kind: 'primitive', name: 'any' };

/** The declaration of one tool of an MCP server. */
export function importedTool(server: string, described: ServerTool): ImportedTool {
  const { name, description } = described;
  const input = typeFromSchema(described.inputSchema, `tool ${name}`);
  const output =
    described.outputSchema === undefined ? undefined : typeFromSchema(described.outputSchema, `result ${name}`);
  const notices = [...input.lost, ...(output?.lost ?? []).map((lost) => `result: ${lost}`)];
  const fields = input.type.kind === 'object' ? input.type.fields : [];
  const unwritable = [name, ...fields.map((field) => field.name)].find((word) => !isWritable(word));
  if (unwritable !== undefined) {
    return { tool: undefined, notices: [`the name ${visibleText(JSON.stringify(unwritable))} cannot be written`] };
  }
  const tool: Tool = {
    id: `tool ${name}`,
    name,
    ...(description !== undefined && description.trim() !== '' && { doc: documentation(description) }),
    parameters: fields.map((field) => parameter(field, described.inputSchema, notices)),
    ...(output !== undefined && { returns: writable(output.type) }),
    implementation: { kind: 'mcp', id: `mcp ${name}`, file: '', server, tool: name },
    retry: 0,
    idempotent: false,
    secrets: [],
  };
  return { tool, notices };
}

function parameter({ id, name, type, optional, doc }: Field, schema: Json, notices: string[]): Parameter {
  const declared = writable(type);
  const initial = defaultOf(name, schema);
  const fitted = initial === undefined ? undefined : fit(declared, initial, new Map(), 'closed');
  if (fitted?.ok === false) notices.push(`\`${name}\`: default ${JSON.stringify(initial)}`);
  return {
    id,
    name,
    type: declared,
    // A parameter with a default may be left out in any case.
    optional: optional && fitted?.ok !== true,
    ...(fitted?.ok === true && { default: fitted.value }),
    ...(doc !== undefined && doc.trim() !== '' && { doc: documentation(doc) }),
  };
}

function defaultOf(name: string, schema: Json): Json | undefined {
  const properties = isRecord(schema) && Object.hasOwn(schema, 'properties') ? schema.properties : undefined;
  const property =
    properties !== undefined && isRecord(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
  return property !== undefined && isRecord(property) && Object.hasOwn(property, 'default')
    ? property.default
    : undefined;
}

/** The type, with `any` for objects whose fields have names that cannot be written. */
function writable(type: Type): Type {
  switch (type.kind) {
    case 'array':
      return { kind: 'array', element: writable(type.element) };
    case 'union': {
      const options = type.options.map(writable);
      return options.some((option) => option.kind === 'primitive' && option.name === 'any')
        ? any
        : { kind: 'union', options };
    }
    case 'object':
      if (!type.fields.every(({ name }) => isWritable(name))) return any;
      return { kind: 'object', fields: type.fields.map((field) => ({ ...field, type: writable(field.type) })) };
    default:
      return type;
  }
}

/** Backquotes hold everything but themselves and line breaks; what cannot be seen is better not declared. */
function isWritable(name: string): boolean {
  return name !== '' && !name.includes('`') && visibleText(name) === name;
}

/** A description as the lines of a comment: a line that begins with `@` would be read as a tag. */
function documentation(text: string): string {
  return text
    .trim()
    .split(/\r\n?|\n/)
    .map((line) => visibleText(line.trimEnd()).replace(/^(\s*(?:\*\s*)?)@/, '$1(at) '))
    .join('\n');
}
