import type { Token } from '../tokens/token.ts';

/** What a statement or declaration is laid out from: tokens, and brackets with what is between them. */
export type Piece = Token | Bracket;

/** What stands in brackets, and the two tokens around it. */
export interface Bracket {
  readonly open: Token;
  readonly inner: readonly Piece[];
  readonly close: Token;
}

/** Whether there is a piece, and it is a bracket. */
export function isBracket(piece: Piece | undefined): piece is Bracket {
  return piece !== undefined && 'open' in piece;
}

/** Whether there is a piece, and it is this one token. */
export function isSign(piece: Piece | undefined, text: string): piece is Token {
  return piece !== undefined && !isBracket(piece) && piece.text === text;
}

/** The token that a piece begins with. */
export function firstToken(piece: Piece): Token {
  return isBracket(piece) ? piece.open : piece;
}

/** The token that a piece ends with. */
export function lastToken(piece: Piece): Token {
  return isBracket(piece) ? piece.close : piece;
}

const closers = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/** Finds the brackets of tokens that are known to be without syntax errors. */
export function pieces(tokens: readonly Token[]): readonly Piece[] {
  const reader = tokens.values();
  return piecesUntil(reader, undefined).inner;
}

function piecesUntil(
  reader: Iterator<Token>,
  closer: string | undefined,
): { readonly inner: readonly Piece[]; readonly close?: Token } {
  const inner: Piece[] = [];
  for (let next = reader.next(); !next.done; next = reader.next()) {
    const token = next.value;
    if (token.text === closer) return { inner, close: token };
    const awaited = closers.get(token.text);
    if (awaited === undefined) {
      inner.push(token);
      continue;
    }
    const content = piecesUntil(reader, awaited);
    if (content.close) inner.push({ open: token, inner: content.inner, close: content.close });
    else inner.push(token, ...content.inner);
  }
  return { inner };
}

/** Cuts at the pieces that `isCut` names; they begin the parts behind them. */
export function cut(all: readonly Piece[], isCut: (piece: Piece) => boolean): readonly (readonly Piece[])[] {
  const parts: Piece[][] = [[]];
  for (const piece of all) {
    if (isCut(piece)) parts.push([]);
    parts.at(-1)?.push(piece);
  }
  return parts;
}
