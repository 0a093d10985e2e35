import type { Json } from '#core/ir/json.ts';
import type { Reference, Template, TemplatePart, Value } from '#core/ir/value.ts';
import { isList } from '#core/types/fits.ts';

/** Characters of no language stand around the number of a placeholder; in quotes and not in quotes they differ. */
const quoted = /\uE000(\d+)\uE001/;
const bare = /^\uE002(\d+)\uE001$/;

/**
 * The value that a text of JSON with placeholders means; `undefined` where it is no JSON, or has one of them where no
 * value can stand: in a key, or a secret without quotes. So it is where a value would say less than the text: of a key that
 * stands twice, or a number of more digits than numbers have. `isText` tells of references that are always texts: in quotes of
 * their own they need none.
 */
export function valueOfJsonText({ id, parts }: Template, isText: (reference: Reference) => boolean): Value | undefined {
  const text = withMarks(parts);
  if (text === undefined) return undefined;
  try {
    const json = JSON.parse(text) as Json;
    return keepsAll(text, json) ? valueOf(json) : undefined;
  } catch {
    return undefined;
  }

  function valueOf(json: Json): Value {
    if (typeof json === 'string') return textOf(json);
    if (isList(json)) return { kind: 'list', items: json.map(valueOf) };
    if (typeof json !== 'object' || json === null) return { kind: 'json', value: json };
    const entries = Object.entries(json).map(([key, value]) => {
      if (quoted.test(key)) throw new SyntaxError('A placeholder stands in a key.');
      return { key, value: valueOf(value) };
    });
    return { kind: 'object', entries };
  }

  function textOf(text: string): Value {
    const alone = bare.exec(text)?.[1];
    const pieces = text.split(quoted).map((piece, index) => (index % 2 === 0 ? piece : parts[Number(piece)]));
    const inner = pieces.flatMap((piece): TemplatePart | [] =>
      typeof piece === 'string' ? (piece === '' ? [] : { kind: 'text', text: piece }) : (piece ?? []),
    );
    const [first] = inner;
    const only = alone === undefined ? first : parts[Number(alone)];
    const stands = only?.kind === 'placeholder' && (alone !== undefined || (inner.length === 1 && isText(only.value)));
    if (stands) return only.value;
    if (inner.every(({ kind }) => kind === 'text')) return { kind: 'json', value: text };
    return { kind: 'template', template: { id, parts: inner } };
  }
}

/** Each entry and the digits of each number of a text are in what was read of it. */
function keepsAll(text: string, json: Json): boolean {
  const tokens = text.match(/"(?:[^"\\]+|\\.)*"|:|-?\d[\d.eE+-]*/g) ?? [];
  const numbers = tokens.filter((token) => /^[-\d]/.test(token));
  return tokens.filter((token) => token === ':').length === entriesIn(json) && numbers.every(isExact);
}

function entriesIn(json: Json): number {
  if (typeof json !== 'object' || json === null) return 0;
  const inside = isList(json) ? json : Object.values(json);
  return inside.reduce<number>((count, value) => count + entriesIn(value), isList(json) ? 0 : inside.length);
}

/** A number has about 15 digits, and the first of them is neither too far before the point nor behind it. */
function isExact(written: string): boolean {
  const [digits = ''] = written.split(/e/i);
  const significant = digits.replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '');
  const read = Number(written);
  return significant.length <= 15 && Number.isFinite(read) && (read !== 0) === (significant !== '');
}

/** The text with a mark for each placeholder: a text of its own where it stands without quotes. */
function withMarks(parts: readonly TemplatePart[]): string | undefined {
  let inQuotes = false;
  let marked = '';
  for (const [index, part] of parts.entries()) {
    if (part.kind !== 'text') {
      if (!inQuotes && part.kind === 'secret') return undefined;
      marked += inQuotes ? `\uE000${index}\uE001` : `"\uE002${index}\uE001"`;
      continue;
    }
    if (/[\uE000-\uE002]/.test(part.text)) return undefined;
    for (const [character] of part.text.matchAll(/\\[^]|[^]/g)) if (character === '"') inQuotes = !inQuotes;
    marked += part.text;
  }
  return marked;
}
