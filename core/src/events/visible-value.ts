import type { Json } from '../ir/json.ts';
import { visibleText } from './visible-text.ts';

/** More of one value than this many characters is not read in a transcript; the events hold all of it. */
const longest = 4000;

/** A JSON value on one line, every character visible, cut where nobody reads on. */
export function visibleValue(value: Json): string {
  return cut(visibleText(JSON.stringify(value)));
}

/** `name: value` pairs on one line, as they would be written in a call. */
export function visibleFields(value: Json): string {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return visibleValue(value);
  return Object.entries(value)
    .map(([name, field]) => `${visibleText(name)}: ${visibleValue(field)}`)
    .join(', ');
}

/**
 * A value for reading: a text as its own lines without quotes unless it is empty, anything else on one line, or one line a field where
 * that would be too long to read.
 */
export function visibleLines(value: Json): readonly string[] {
  if (typeof value === 'string' && value !== '') return textLines(value);
  const line = visibleValue(value);
  if (line.length <= 100 || value === null || typeof value !== 'object') return [line];
  return cut(JSON.stringify(value, undefined, 2))
    .split('\n')
    .map(visibleText);
}

/** The lines of a text, every character visible, cut where nobody reads on. An empty text is one empty line. */
export function textLines(text: string): readonly string[] {
  return cut(text.replace(/\r\n?/g, '\n').replace(/\n$/, '')).split('\n').map(visibleText);
}

function cut(text: string): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest)}… (${text.length - longest} more characters)`;
}
