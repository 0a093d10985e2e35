import type { Json, Scalar } from '#core/ir/json.ts';
import type { Value } from '#core/ir/value.ts';
import {
  isListValue,
  isObjectValue,
  isReference,
  isText,
  type Entry,
  type Literal,
  type Text,
  type Value as WrittenValue,
} from '../generated/ast.ts';
import { plainValue } from '../texts/read-text.ts';
import { written } from '../syntax/written.ts';
import { lowerReference } from './lower-reference.ts';
import { lowerText } from './lower-text.ts';
import type { LoweringContext } from './lowering-context.ts';

/**
 * Lowers a value; `undefined` when it is not written yet or a reference in it means nothing, so that nothing more is
 * said of it. A value without references and placeholders is plain JSON.
 */
export function lowerValue(node: WrittenValue | undefined, context: LoweringContext): Value | undefined {
  if (node === undefined) return undefined;
  if (isText(node)) return lowerTextValue(node, context);
  if (isReference(node)) return lowerReference(node, context);
  if (isListValue(node)) {
    const items = node.items.flatMap((item) => lowerValue(item, context) ?? []);
    if (items.length < node.items.length) return undefined;
    const json = jsonOf(items);
    return json ? { kind: 'json', value: json } : { kind: 'list', items };
  }
  if (isObjectValue(node)) {
    const entries = node.entries.flatMap((entry) => lowerEntry(entry, context) ?? []);
    if (entries.length < node.entries.length) return undefined;
    const json = jsonOf(entries.map((entry) => entry.value));
    return json
      ? { kind: 'json', value: Object.fromEntries(entries.map(({ key }, index) => [key, json[index] ?? null])) }
      : { kind: 'object', entries };
  }
  return { kind: 'json', value: literalValue(node) };
}

function lowerEntry(entry: Entry, context: LoweringContext): { key: string; value: Value } | undefined {
  const key = written(entry.key);
  const value = lowerValue(written(entry.value), context);
  return key === undefined || !value ? undefined : { key, value };
}

function lowerTextValue(text: Text, context: LoweringContext): Value {
  const template = lowerText(text, context);
  const first = template?.parts[0];
  if (!template || !first) return { kind: 'json', value: '' };
  if (template.parts.length === 1 && first.kind === 'text') return { kind: 'json', value: first.text };
  return { kind: 'template', template };
}

/** The values as JSON, if all of them are. */
function jsonOf(values: readonly Value[]): readonly Json[] | undefined {
  const json = values.flatMap((value) => (value.kind === 'json' ? [value.value] : []));
  return json.length === values.length ? json : undefined;
}

/** The JSON value of a literal. */
export function literalValue(literal: Literal): Scalar {
  return literal.$type === 'NullLiteral' ? null : (written<boolean | number | string>(literal.value) ?? null);
}

/** The JSON of a default. References cannot stand in it by grammar, placeholders are reported by `checks/plain-texts.ts`. */
export function lowerConstant(node: WrittenValue): Json {
  if (isText(node)) return plainValue(node);
  if (isReference(node)) return null;
  if (isListValue(node)) return node.items.map(lowerConstant);
  if (isObjectValue(node)) return Object.fromEntries(node.entries.flatMap(constantEntry));
  return literalValue(node);
}

function constantEntry(entry: Entry): [string, Json][] {
  const key = written(entry.key);
  const value = written(entry.value);
  return key === undefined ? [] : [[key, value ? lowerConstant(value) : null]];
}
