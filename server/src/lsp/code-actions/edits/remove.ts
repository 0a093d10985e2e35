import type { AstNode, CstNode } from 'langium';
import type { Edit } from '#language/print/edits.ts';

/**
 * Takes out a statement, case, clause or declaration: with its lines where it has them to itself, and with a comment
 * that stands behind it on its last one; else with the `;` that sets it apart.
 */
export function removeLines(text: string, { offset, end }: Pick<CstNode, 'offset' | 'end'>): Edit {
  const before = /[ \t]*$/.exec(text.slice(0, offset))?.[0].length ?? 0;
  const start = offset - before;
  const isFirst = start === 0 || /[\n\r\uFEFF]/.test(text.charAt(start - 1));
  const rest = matchAt(/[ \t]*;?[ \t]*(?:\/\/[^\r\n]*)?(?:\r\n|\n|\r|$)/y, text, end);
  if (isFirst && rest !== undefined) return { start, end: end + rest.length, text: '' };
  if (isFirst) return { start: offset, end: end + (matchAt(/[ \t]*;?[ \t]*/y, text, end)?.length ?? 0), text: '' };
  const apart = /[ \t]*;[ \t]*$/.exec(text.slice(0, offset))?.[0].length;
  return { start: offset - (apart ?? before), end, text: '' };
}

/** Takes out one of the items that commas or bars set apart. The last one of all goes with whatever holds the list. */
export function removeItem(items: readonly AstNode[], item: AstNode): Edit | undefined {
  const at = items.indexOf(item);
  const [previous, next] = [items[at - 1]?.$cstNode, items[at + 1]?.$cstNode];
  if (item.$cstNode === undefined) return undefined;
  if (next !== undefined) return { start: item.$cstNode.offset, end: next.offset, text: '' };
  if (previous !== undefined) return { start: previous.end, end: item.$cstNode.end, text: '' };
  return undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
