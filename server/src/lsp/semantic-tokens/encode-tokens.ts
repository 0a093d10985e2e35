import type { Occurrence } from '#language/references/occurrence.ts';
import { modifierBits, typeNumber } from './legend.ts';

/**
 * Names as the protocol encodes tokens: five numbers each, places counted from the token before. They come in the order
 * of the text; a name that spans lines is left out, for a token may not.
 */
export function encodeTokens(occurrences: readonly Occurrence[]): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const occurrence of occurrences) {
    const { start, end } = occurrence.range;
    const type = typeNumber(occurrence);
    if (type === undefined || end.line !== start.line) continue;
    const from = start.line === line ? character : 0;
    data.push(
      start.line - line,
      start.character - from,
      end.character - start.character,
      type,
      modifierBits(occurrence),
    );
    ({ line, character } = start);
  }
  return data;
}
