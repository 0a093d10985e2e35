import type { IToken } from 'chevrotain';
import type { DeclarationToken } from './token-structure.ts';

/**
 * A place at which a text can be cut in two that are read independently of each other: the line on which the comments
 * of a declaration begin, or the declaration itself.
 */
export interface DeclarationStart {
  /** Offset of the beginning of the line. */
  readonly offset: number;
  /** The line, from 1. */
  readonly line: number;
  /** Offset of the first word of the declaration. */
  readonly keyword: number;
}

/** The places at which a text can be cut. `comments` are those of the text, in its order, as tokens. */
export function declarationStarts(
  text: string,
  declarations: readonly DeclarationToken[],
  comments: readonly IToken[],
): readonly DeclarationStart[] {
  const starts: DeclarationStart[] = [];
  let next = 0;
  for (const { keyword, previous } of declarations) {
    const behind = previous?.endOffset ?? -1;
    const before: IToken[] = [];
    for (; (comments[next]?.startOffset ?? Infinity) < keyword.startOffset; next += 1) {
      const comment = comments[next];
      if (comment && comment.startOffset > behind) before.push(comment);
    }
    const first = [...before, keyword].find((token) => isFirstOfLine(text, token));
    if (first) starts.push(startAt(text, first, keyword));
  }
  return starts;
}

function startAt(text: string, first: IToken, keyword: IToken): DeclarationStart {
  return { offset: lineStart(text, first.startOffset), line: first.startLine ?? 1, keyword: keyword.startOffset };
}

function isFirstOfLine(text: string, { startOffset }: IToken): boolean {
  const start = lineStart(text, startOffset);
  return start === 0 || isLineBreak(text.charCodeAt(start - 1));
}

/** Where the blanks before an offset begin. */
function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** The character ends a line, alone or with the one before it. */
export function isLineBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}
