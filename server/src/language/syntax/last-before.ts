import type { AstNode } from 'langium';

/**
 * The last of some nodes that begins before an offset. They come in the order of the text, as parts of a file do, of which
 * there may be thousands: only a few of them are looked at.
 */
export function lastBefore<T extends AstNode>(nodes: readonly T[], offset: number): T | undefined {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.$cstNode?.offset ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return nodes[low - 1];
}
