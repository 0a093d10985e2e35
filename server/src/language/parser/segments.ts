import type { WfFile } from '../generated/ast.ts';
import type { WfLexingReport } from '../lexer/lexer.ts';

/**
 * A part of a text that is read independently of the others: from the comments of a declaration to those of the next
 * one. The first holds the imports and whatever stands before the first declaration.
 */
export interface Segment {
  readonly offset: number;
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** Offset of the first word of its first declaration. */
  readonly keyword: number;
  /** How many declarations stand before it. */
  readonly first: number;
}

/** The segments of a parsed text, in its order. Declarations that begin in the middle of a line share the one before. */
export function segmentsOf(file: WfFile, { starts }: WfLexingReport): readonly Segment[] {
  const segments: Segment[] = [{ offset: 0, line: 1, keyword: -1, first: 0 }];
  let first = 0;
  for (const { offset, line, keyword } of starts) {
    while ((file.declarations[first]?.$cstNode?.offset ?? Infinity) < keyword) first += 1;
    if (file.declarations[first]?.$cstNode?.offset === keyword) segments.push({ offset, line, keyword, first });
  }
  return segments;
}
