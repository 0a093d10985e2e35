import type { Json } from '../ir/json.ts';
import type { Reference, Template, Value } from '../ir/value.ts';
import { fieldText, nameText } from './name-text.ts';

/** A value as an author would write it, on one line. */
export function valueText(value: Value): string {
  switch (value.kind) {
    case 'json':
      return jsonText(value.value);
    case 'list':
      return listText(value.items.map(valueText));
    case 'object':
      return objectText(value.entries.map(({ key, value }) => [key, valueText(value)]));
    case 'template':
      return templateText(value.template);
    default:
      return referenceText(value);
  }
}

/** JSON as a value of the language: names as keys, braces in texts doubled where they would open a placeholder. */
export function jsonText(value: Json): string {
  if (typeof value === 'string') return literalText(value);
  if (isList(value)) return listText(value.map(jsonText));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return objectText(Object.entries(value).map(([key, field]) => [key, jsonText(field)]));
}

/** A reference as written: `mail`, `search.result.title`, `check.args.sql`. */
export function referenceText(reference: Reference): string {
  const path = reference.path.map((field) => `.${fieldText(field)}`).join('');
  if (reference.kind === 'input') return nameText(reference.name) + path;
  return `${nameText(reference.tool)}.${reference.kind === 'result' ? 'result' : 'args'}${path}`;
}

/** A text with its placeholders, in quotes. */
export function templateText({ parts }: Template): string {
  const braces = new BraceWriter();
  const inner = parts.map((part) => {
    if (part.kind === 'text') return escaped(braces.write(part.text));
    return part.kind === 'secret' ? `{secret.${nameText(part.name)}}` : `{${placeholderText(part.value)}}`;
  });
  return `"${inner.join('')}"`;
}

/** A reference in a placeholder, where a bare `secret` before a dot asks for a secret. */
function placeholderText(reference: Reference): string {
  const text = referenceText(reference);
  return text.replace(/^secret(?=\.)/, '`secret`');
}

/** A text without placeholders, in quotes. */
export function literalText(text: string): string {
  return `"${escaped(new BraceWriter().write(text))}"`;
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function listText(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}

function objectText(entries: readonly (readonly [string, string])[]): string {
  if (entries.length === 0) return '{}';
  return `{ ${entries.map(([key, value]) => `${keyText(key)}: ${value}`).join(', ')} }`;
}

/** Keys may be any text; backquotes cannot hold all of them. */
function keyText(key: string): string {
  return /^[A-Za-z_]\w*(-\w+)*$/.test(key) ? key : literalText(key);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Doubles an opening brace that would be read as a placeholder or as half of a double one, and as many closing ones behind. */
class BraceWriter {
  private open = 0;

  write(text: string): string {
    return text.replace(/\{(?=[A-Za-z_`{]|$)|\}/g, (brace) => {
      if (brace === '{') this.open += 1;
      else if (this.open === 0) return brace;
      else this.open -= 1;
      return brace + brace;
    });
  }
}
