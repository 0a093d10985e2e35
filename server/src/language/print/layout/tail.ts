import { concat, type Doc } from '../document/doc.ts';
import { followsBlank, type Token } from '../tokens/token.ts';
import { spaceAfter } from './comments.ts';
import { itemDoc, itemOf } from './item.ts';
import { bodyDoc } from './lines.ts';
import { alternativesDoc, wordsDoc } from './phrase.ts';
import { lastToken, type Piece } from './pieces.ts';

/** An implementation or clause: a keyword and what it says. */
export function tailDoc([keyword, ...rest]: readonly Piece[]): Doc {
  if (keyword === undefined) return '';
  if (rest.length === 0) return wordsDoc([keyword]);
  return concat(wordsDoc([keyword]), spaceAfter(lastToken(keyword)), alternativesDoc(rest));
}

/** The headers and the body of a request, each on a line of its own, up to the closing brace. */
export function bracesDoc(lines: readonly (readonly Piece[])[], close: Token): Doc {
  const docs = lines.flatMap((pieces) => {
    const item = itemOf(pieces);
    return item ? [{ doc: itemDoc(item, tailDoc(item.body)), blankBefore: followsBlank(item.first) }] : [];
  });
  return bodyDoc(docs, close);
}
