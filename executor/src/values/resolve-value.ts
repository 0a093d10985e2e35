import type { Json } from '#core/ir/json.ts';
import type { Reference, Template, TemplatePart, Value } from '#core/ir/value.ts';
import { referenceText } from '#core/rules/rule-text.ts';
import { isRecord } from '#core/types/fits.ts';
import type { CallRecord } from './call-record.ts';
import { textForm } from './text-form.ts';

/** What an author's values can refer to. */
export interface ValueScope {
  /** Inputs of the workflow, or parameters of the tool. */
  readonly inputs: Readonly<Record<string, Json>>;
  /** The newest call of each tool. */
  readonly calls: ReadonlyMap<string, CallRecord>;
  /** Values of secrets, where the place may hold them. */
  readonly secrets?: ReadonlyMap<string, string>;
}

/** A value, or why there is none: it reads a call that failed, or something that is not there. */
export type Resolved =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly because: 'failed-call' | 'missing'; readonly message: string };

/** Computes a value. Fields that are not there are `null`. */
export function resolveValue(value: Value, scope: ValueScope): Resolved {
  switch (value.kind) {
    case 'json':
      return { ok: true, value: value.value };
    case 'list':
      return collect(value.items, (item) => resolveValue(item, scope));
    case 'object': {
      const values = collect(value.entries, (entry) => resolveValue(entry.value, scope));
      if (!values.ok) return values;
      return {
        ok: true,
        value: Object.fromEntries(value.entries.map(({ key }, index) => [key, values.value[index] ?? null])),
      };
    }
    case 'template':
      return resolveTemplate(value.template, scope);
    default:
      return resolveReference(value, scope);
  }
}

/** The text of a template; `encode` makes the text form of each placeholder and secret safe for the place it goes to. */
export function resolveTemplate(
  template: Template,
  scope: ValueScope,
  encode: (text: string) => string = (text) => text,
): Resolved {
  const texts = collect(template.parts, (part) => resolvePart(part, scope, encode));
  return texts.ok ? { ok: true, value: texts.value.map(textForm).join('') } : texts;
}

function resolvePart(part: TemplatePart, scope: ValueScope, encode: (text: string) => string): Resolved {
  if (part.kind === 'text') return { ok: true, value: part.text };
  if (part.kind === 'placeholder') {
    const resolved = resolveReference(part.value, scope);
    return resolved.ok ? { ok: true, value: encode(textForm(resolved.value)) } : resolved;
  }
  const secret = scope.secrets?.get(part.name);
  if (secret !== undefined) return { ok: true, value: encode(secret) };
  return { ok: false, because: 'missing', message: `the secret ${part.name} may not be used here` };
}

/** The value that a reference stands for, by the calls that the run has made. */
export function resolveReference(reference: Reference, scope: ValueScope): Resolved {
  if (reference.kind === 'input') {
    const value = Object.hasOwn(scope.inputs, reference.name) ? scope.inputs[reference.name] : null;
    return { ok: true, value: readPath(value ?? null, reference.path) };
  }
  const call = scope.calls.get(reference.tool);
  if (call === undefined) {
    const message = `\`${referenceText(reference)}\` is read, but \`${reference.tool}\` has not been called`;
    return { ok: false, because: 'missing', message };
  }
  if (reference.kind === 'arguments') return { ok: true, value: readPath(call.arguments, reference.path) };
  if (!call.outcome.ok) {
    const message = `\`${referenceText(reference)}\` is read, but \`${reference.tool}\` failed: ${call.outcome.error}`;
    return { ok: false, because: 'failed-call', message };
  }
  return { ok: true, value: readPath(call.outcome.value, reference.path) };
}

function readPath(value: Json, path: readonly string[]): Json {
  let current = value;
  for (const field of path) {
    const next = isRecord(current) && Object.hasOwn(current, field) ? current[field] : undefined;
    if (next === undefined) return null;
    current = next;
  }
  return current;
}

type Collected = { readonly ok: true; readonly value: readonly Json[] } | Extract<Resolved, { ok: false }>;

function collect<T>(items: readonly T[], resolve: (item: T) => Resolved): Collected {
  const values: Json[] = [];
  for (const item of items) {
    const resolved = resolve(item);
    if (!resolved.ok) return resolved;
    values.push(resolved.value);
  }
  return { ok: true, value: values };
}
