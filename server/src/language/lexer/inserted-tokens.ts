import { createTokenInstance, type ILexingError, type IToken, type TokenType } from 'chevrotain';

/** A token of no width directly behind another one. It never enters the syntax tree. */
export function nothingAfter(previous: IToken, type: TokenType): IToken {
  const end = previous.endOffset ?? previous.startOffset;
  const line = endLineOf(previous);
  const column = previous.endColumn ?? 1;
  return createTokenInstance(type, '', end + 1, end, line, line, column + 1, column);
}

/** The tokens of a text in quotes for a word without: the quotes have no width. */
export function quoted(word: IToken, typeOf: (name: string) => TokenType): readonly IToken[] {
  const { startOffset, image } = word;
  const line = lineOf(word);
  const column = word.startColumn ?? 1;
  const chars = typeOf('STRING_CHARS');
  return [
    createTokenInstance(typeOf('STRING_OPEN'), '', startOffset, startOffset - 1, line, line, column, column - 1),
    createTokenInstance(
      chars,
      image,
      startOffset,
      startOffset + image.length - 1,
      line,
      line,
      column,
      column + image.length - 1,
    ),
    nothingAfter(word, typeOf('STRING_CLOSE')),
  ];
}

/** The line on which a token begins, from 1. */
export function lineOf(token: IToken): number {
  return token.startLine ?? 0;
}

/** The line on which a token ends, from 1. */
export function endLineOf(token: IToken): number {
  return token.endLine ?? 0;
}

/** Something wrong with a token. */
export function errorAt(token: IToken, message: string): ILexingError {
  const { startOffset: offset, startLine: line, startColumn: column, image } = token;
  return { offset, line, column, length: image.length, message };
}
