import type { IToken, Lexer, TokenType } from 'chevrotain';

/**
 * A token whose places are whole numbers. Of Chevrotain's own, which it makes of the end of a file as well, with `NaN` for
 * each place, V8 keeps numbers in objects of their own: with a large file a thirtieth of all that is in use.
 */
export class PlacedToken implements IToken {
  readonly image: string;
  startOffset: number;
  endOffset: number;
  startLine: number;
  endLine: number;
  startColumn: number;
  endColumn: number;
  readonly tokenTypeIdx: number;
  readonly tokenType: TokenType;

  /** A token on one line. */
  constructor(tokenType: TokenType, image: string, startOffset: number, line: number, startColumn: number) {
    this.image = image;
    this.startOffset = startOffset;
    this.endOffset = startOffset + image.length - 1;
    this.startLine = line;
    this.endLine = line;
    this.startColumn = startColumn;
    this.endColumn = startColumn + image.length - 1;
    this.tokenTypeIdx = tokenType.tokenTypeIdx ?? -1;
    this.tokenType = tokenType;
  }
}

/** What makes the tokens of a lexer; private there. */
interface Internals {
  createTokenInstance: (
    image: string,
    startOffset: number,
    typeIndex: number,
    type: TokenType,
    line: number,
    column: number,
  ) => IToken;
}

/** Has a lexer make such tokens. */
export function makePlacedTokens(lexer: Lexer): void {
  (lexer as unknown as Internals).createTokenInstance = (image, startOffset, _typeIndex, type, line, column) =>
    new PlacedToken(type, image, startOffset, line, column);
}
