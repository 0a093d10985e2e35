import { concat, group, hardLine, ifBroken, indent, line, softLine, type Doc } from '../document/doc.ts';
import { danglingDoc, hasLineComment, tokenDoc, trailingDoc } from './comments.ts';
import { phraseDoc } from './phrase.ts';
import { cut, firstToken, isSign, withoutTrailing, type Bracket, type Piece } from './pieces.ts';
import type { Token } from '../tokens/token.ts';

/** An item and, unless it is the last, the comma behind it. */
interface Item {
  readonly pieces: readonly Piece[];
  readonly comma?: Token;
}

/**
 * Items in brackets: on one line if they fit, else one a line, with a comma behind the last where the language allows
 * one. Braces that their author opened with a line break stay open.
 */
export function listDoc(bracket: Bracket, mayEndWithComma: boolean): Doc {
  const { open, inner, close } = bracket;
  const comments = close.before;
  const closing = tokenDoc({ ...close, before: [] });
  const items = itemsOf(inner);
  if (items.length === 0 && comments.length === 0) {
    return concat(tokenDoc(open), hasLineComment(open.after) ? hardLine : open.after.length > 0 ? ' ' : '', closing);
  }
  const content = items.map((item, index) => itemDoc(item, index === items.length - 1, mayEndWithComma));
  const edge = open.text === '{' ? line : softLine;
  const first = inner[0];
  const wasOpen = open.text === '{' && first !== undefined && firstToken(first).lineBreakBefore;
  return group(
    concat(tokenDoc(open), indent(concat(edge, ...content, danglingDoc(comments, items.length === 0))), edge, closing),
    wasOpen || comments.length > 0,
  );
}

function itemDoc({ pieces, comma }: Item, isLast: boolean, mayEndWithComma: boolean): Doc {
  const { body, trailing } = withoutTrailing(pieces);
  // A comment of `//` goes behind the comma, where it ends up anyway; others stay with the item.
  const sign = !isLast ? ',' : mayEndWithComma ? ifBroken(',', '') : '';
  return concat(phraseDoc(body), trailingDoc(trailing), sign, trailingDoc(comma?.after ?? []), isLast ? '' : line);
}

function itemsOf(inner: readonly Piece[]): readonly Item[] {
  const items: Item[] = [];
  for (const part of cut(inner, (piece) => isSign(piece, ','))) {
    const [head] = part;
    const comma = isSign(head, ',') ? head : undefined;
    const rest = comma ? part.slice(1) : part;
    const previous = items.at(-1);
    if (comma && previous) items[items.length - 1] = { ...previous, comma };
    if (rest.length > 0) items.push({ pieces: rest });
  }
  return items;
}
