import type { Json } from '#core/ir/json.ts';

/** Characters of a value that a sentence quotes. */
const longest = 60;

/** A value within a sentence, cut where it is long; `absent` for none. */
export function shortJson(value: Json | undefined): string {
  if (value === undefined) return 'absent';
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
