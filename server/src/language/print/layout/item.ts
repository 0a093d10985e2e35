import { concat, type Doc } from '../document/doc.ts';
import type { Comment, Token } from '../tokens/token.ts';
import { leadingDoc, trailingDoc } from './comments.ts';
import { firstToken, isBracket, lastToken, type Piece } from './pieces.ts';

/** A declaration, statement, case or element of a list without the comments before and behind it, which do not make it wide. */
export interface Item {
  readonly first: Token;
  readonly body: readonly Piece[];
  readonly trailing: readonly Comment[];
}

/** Takes the outer comments off; `undefined` when there are no pieces. */
export function itemOf(pieces: readonly Piece[]): Item | undefined {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const body = [...pieces];
  body[0] = isBracket(first) ? { ...first, open: { ...first.open, before: [] } } : { ...first, before: [] };
  const end = body.at(-1) ?? last;
  body[body.length - 1] = isBracket(end) ? { ...end, close: { ...end.close, after: [] } } : { ...end, after: [] };
  return { first: firstToken(first), body, trailing: lastToken(last).after };
}

/** The item with its comments around it. */
export function itemDoc({ first, trailing }: Item, doc: Doc): Doc {
  return concat(leadingDoc(first), doc, trailingDoc(trailing));
}
