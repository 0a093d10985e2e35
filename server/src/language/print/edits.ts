/** Replaces the characters from `start` up to, not including, `end`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The edits that lead from a text to its formatted one, in order: whitespace between two tokens each, and commas and
 * semicolons that come or go, so that a cursor in the text stays where it is. Linear in the length of the texts.
 */
export function edits(from: string, to: string): readonly Edit[] {
  const result: Edit[] = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    const [gapI, gapJ] = [gapEnd(from, i), gapEnd(to, j)];
    if (from[gapI] !== to[gapJ]) return [...result, trimmed(from, to, i, j, from.length, to.length)];
    if (from.slice(i, gapI) !== to.slice(j, gapJ)) result.push(trimmed(from, to, i, j, gapI, gapJ));
    [i, j] = [gapI, gapJ];
    while (i < from.length && from[i] === to[j] && gapEnd(from, i) === i) [i, j] = [i + 1, j + 1];
  }
  return result;
}

const gap = /[\s,;]*/y;

function gapEnd(text: string, at: number): number {
  gap.lastIndex = at;
  gap.test(text);
  return gap.lastIndex;
}

/** One edit for a stretch of both texts, without what they have in common at its beginning and end. */
function trimmed(from: string, to: string, i: number, j: number, endI: number, endJ: number): Edit {
  let [start, startJ, end, last] = [i, j, endI, endJ];
  while (start < end && startJ < last && from[start] === to[startJ]) [start, startJ] = [start + 1, startJ + 1];
  while (end > start && last > startJ && from[end - 1] === to[last - 1]) [end, last] = [end - 1, last - 1];
  return { start, end, text: to.slice(startJ, last) };
}
