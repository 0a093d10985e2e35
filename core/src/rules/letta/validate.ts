import type { Json } from '../../ir/json.ts';
import { toBoolean, toInteger, type Coerced } from './coerce.ts';
import { isJsonObject, type JsonObject, type WireRule } from './wire-rule.ts';

/** A normalised rule, or what pydantic would refuse: `error_type:field.path`, sorted. */
export type Validated =
  { readonly ok: true; readonly rule: WireRule } | { readonly ok: false; readonly errors: readonly string[] };

/** Reads one field: its normalised value; problems go to `errors`. `undefined` stands for a field that is not there. */
type FieldReader = (value: Json | undefined, path: string, errors: string[]) => Json;

const text: FieldReader = (value, path, errors) => {
  if (typeof value === 'string') return value;
  errors.push(`${value === undefined ? 'missing' : 'string_type'}:${path}`);
  return '';
};

const texts: FieldReader = (value, path, errors) => {
  if (value === undefined) errors.push(`missing:${path}`);
  else if (Array.isArray(value)) {
    return (value as readonly Json[]).map((item, index) => text(item, `${path}.${index}`, errors));
  } else errors.push(`list_type:${path}`);
  return [];
};

const object: FieldReader = (value, path, errors) => {
  if (isJsonObject(value)) return value;
  errors.push(`${value === undefined ? 'missing' : 'dict_type'}:${path}`);
  return {};
};

const mapping: FieldReader = (value, path, errors) => {
  const read = object(value, path, errors);
  if (!isJsonObject(value)) return read;
  const entries = Object.entries(value);
  if (entries.length === 0) errors.push(`value_error:${path}`);
  for (const [key, child] of entries) text(child, `${path}.${key}`, errors);
  return read;
};

const childArguments: FieldReader = (value, path, errors) => {
  if (!Array.isArray(value)) {
    errors.push(`list_type:${path}`);
    return [];
  }
  return (value as readonly Json[]).map((node, index) => {
    if (isJsonObject(node))
      return readFields({ name: text, args: optional(object) }, node, `${path}.${index}.`, errors);
    errors.push(`model_type:${path}.${index}`);
    return null;
  });
};

/** A field that may be null or absent. */
function optional(read: FieldReader): FieldReader {
  return (value, path, errors) => (value === undefined || value === null ? null : read(value, path, errors));
}

function coerced<T extends Json>(coerce: (value: Json) => Coerced<T>, absent?: T): FieldReader {
  return (value, path, errors) => {
    if (value === undefined && absent !== undefined) return absent;
    const result = value === undefined ? { error: 'missing' } : coerce(value);
    if ('value' in result) return result.value;
    errors.push(`${result.error}:${path}`);
    return null;
  };
}

const common = { tool_name: text, type: text, prompt_template: optional(text) };

/** Fields of each rule type (LETTA.md section 1). */
const fieldsOf = new Map<string, Readonly<Record<string, FieldReader>>>([
  ['run_first', { ...common, args: optional(object) }],
  ['exit_loop', common],
  ['continue_loop', common],
  ['constrain_child_tools', { ...common, children: texts, child_arg_nodes: optional(childArguments) }],
  [
    'conditional',
    {
      ...common,
      child_output_mapping: mapping,
      default_child: optional(text),
      require_output_mapping: coerced(toBoolean, false),
    },
  ],
  ['parent_last_tool', { ...common, children: texts }],
  ['max_count_per_step', { ...common, max_count_limit: coerced(toInteger) }],
  ['required_before_exit', common],
  ['requires_approval', common],
]);

/** Validates and normalises one rule of the REST API as Letta's pydantic models do (LETTA.md section 1.2). */
export function validateWireRule(input: Json): Validated {
  if (!isJsonObject(input)) return { ok: false, errors: ['model_attributes_type:'] };
  if (!Object.hasOwn(input, 'type')) return { ok: false, errors: ['union_tag_not_found:'] };
  const fields = typeof input.type === 'string' ? fieldsOf.get(input.type) : undefined;
  if (fields === undefined) return { ok: false, errors: ['union_tag_invalid:'] };
  const errors: string[] = [];
  const rule = readFields(fields, input, '', errors);
  for (const name of Object.keys(input)) if (!Object.hasOwn(fields, name)) errors.push(`extra_forbidden:${name}`);
  if (errors.length === 0 && namesOtherThanChildren(rule)) errors.push('value_error:');
  // Every field was read by the reader of its type, which is what `WireRule` says.
  return errors.length === 0 ? { ok: true, rule: rule as unknown as WireRule } : { ok: false, errors: errors.sort() };
}

function readFields(
  fields: Readonly<Record<string, FieldReader>>,
  input: JsonObject,
  prefix: string,
  errors: string[],
): JsonObject {
  const read = Object.entries(fields).map(([name, reader]): [string, Json] => {
    const value = Object.hasOwn(input, name) ? input[name] : undefined;
    return [name, reader(value, prefix + name, errors)];
  });
  return Object.fromEntries(read);
}

/** Arguments for a tool that is no child: found only once every field is right. */
function namesOtherThanChildren(rule: JsonObject): boolean {
  const { children, child_arg_nodes: nodes } = rule;
  if (!Array.isArray(children) || !Array.isArray(nodes)) return false;
  return (nodes as readonly JsonObject[]).some((node) => !(children as readonly Json[]).includes(node.name ?? null));
}
