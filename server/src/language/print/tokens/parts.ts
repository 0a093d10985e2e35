import type { AstNode } from 'langium';
import type { Source } from './source.ts';

/** Declarations of a file or statements of a workflow, in order; together they cover every token of it. */
export interface Part {
  readonly first: number;
  readonly last: number;
  /** What the parser read here; without it there is a syntax error, and the text is kept as it is. */
  readonly node?: AstNode;
  /** The index of the `;` behind a statement, which is not part of it. */
  readonly end?: number;
}

/** Whether a node, with its first and last token, has a syntax error that keeps all of it from being laid out. */
export type IsBroken = (node: AstNode, first: number, last: number) => boolean;

/** Cuts the tokens from `from` up to, not including, `to` into parts. What is broken takes whole lines with it. */
export function partsOf(
  source: Source,
  nodes: readonly AstNode[],
  { from, to }: { readonly from: number; readonly to: number },
  isBroken: IsBroken,
): readonly Part[] {
  const parts: Part[] = [];
  let next = from;
  for (const node of [...nodes].sort((a, b) => startOf(a) - startOf(b))) {
    const first = source.indexAt(startOf(node));
    const last = source.indexAt((node.$cstNode?.end ?? 0) - 1);
    if (!node.$cstNode || first < next || last >= to) continue;
    if (first > next) add(source, parts, { first: next, last: first - 1 });
    const ended = last + 1 < to && source.token(last + 1).text === ';';
    const broken = isBroken(node, first, last);
    const end = ended && !broken ? { end: last + 1 } : {};
    add(source, parts, { first, last, ...(broken ? {} : { node }), ...end });
    next = end.end === undefined ? last + 1 : end.end + 1;
  }
  if (next < to) add(source, parts, { first: next, last: to - 1 });
  return parts;
}

function startOf(node: AstNode): number {
  return node.$cstNode?.offset ?? 0;
}

function add(source: Source, parts: Part[], part: Part): void {
  const previous = parts.at(-1);
  const broken = !part.node || (previous !== undefined && !previous.node);
  const sameLine = !source.token(part.first).lineBreakBefore;
  const bothBroken = !part.node && previous !== undefined && !previous.node;
  if (!previous || !(bothBroken || (broken && sameLine))) {
    parts.push(part);
    return;
  }
  parts.pop();
  add(source, parts, { first: previous.first, last: part.end ?? part.last });
}
