import type { ILexingError, IToken, TokenType } from 'chevrotain';
import { marked, type SyntaxErrorKind } from './error-kind.ts';
import { PlacedToken } from './placed-token.ts';

/** A token of no width directly behind another one. It never enters the syntax tree. */
export function nothingAfter(previous: IToken, type: TokenType): IToken {
  const end = previous.endOffset ?? previous.startOffset;
  const column = previous.endColumn ?? 1;
  return new PlacedToken(type, '', end + 1, endLineOf(previous), column + 1);
}

/** The tokens of a text in quotes for a word without: the quotes have no width. */
export function quoted(word: IToken, typeOf: (name: string) => TokenType): readonly IToken[] {
  const { startOffset, image } = word;
  const line = lineOf(word);
  const column = word.startColumn ?? 1;
  return [
    new PlacedToken(typeOf('STRING_OPEN'), '', startOffset, line, column),
    new PlacedToken(typeOf('STRING_CHARS'), image, startOffset, line, column),
    nothingAfter(word, typeOf('STRING_CLOSE')),
  ];
}

/** The tokens of a text that stands in `'`, which is what its author means; none for other tokens. The lexer reports it. */
export function inSingleQuotes(token: IToken, typeOf: (name: string) => TokenType): readonly IToken[] {
  if (!/^'.*'$/.test(token.image)) return [];
  const line = lineOf(token);
  const part = (type: string, image: string, from: number): IToken => {
    return new PlacedToken(typeOf(type), image, token.startOffset + from, line, (token.startColumn ?? 1) + from);
  };
  const chars = token.image.slice(1, -1);
  const inside = chars === '' ? [] : [part('STRING_CHARS', chars, 1)];
  return [part('STRING_OPEN', "'", 0), ...inside, part('STRING_CLOSE', "'", chars.length + 1)];
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
export function errorAt(token: IToken, message: string, kind?: SyntaxErrorKind): ILexingError {
  const { startOffset: offset, startLine: line, startColumn: column, image } = token;
  return marked({ offset, line, column, length: image.length, message }, kind);
}
