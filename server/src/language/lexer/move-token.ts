import type { IToken } from 'chevrotain';

/** How far something moves when whole lines before it come or go. */
export interface Distance {
  readonly offset: number;
  readonly lines: number;
}

/** Moves a token. */
export function moveToken(token: IToken, { offset, lines }: Distance): void {
  token.startOffset += offset;
  if (token.endOffset !== undefined) token.endOffset += offset;
  if (token.startLine !== undefined) token.startLine += lines;
  if (token.endLine !== undefined) token.endLine += lines;
}
