import { concat, group, hardLine, ifBroken, indent, line, softLine, type Doc } from '../document/doc.ts';
import { danglingDoc, hasLineComment, tokenDoc, trailingDoc } from './comments.ts';
import { itemDoc, itemOf } from './item.ts';
import { phraseDoc } from './phrase.ts';
import { cut, firstToken, isSign, type Bracket, type Piece } from './pieces.ts';
import type { Token } from '../tokens/token.ts';

/** What stands between two commas, and the second of them if it was written. */
interface Element {
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
  const elements = elementsOf(inner);
  if (elements.length === 0 && comments.length === 0) {
    return concat(tokenDoc(open), hasLineComment(open.after) ? hardLine : open.after.length > 0 ? ' ' : '', closing);
  }
  const content = elements.map((element, index) => elementDoc(element, index === elements.length - 1, mayEndWithComma));
  const dangling = danglingDoc(comments, elements.length === 0);
  if (open.text !== '{') {
    const brackets = concat(tokenDoc(open), indent(concat(softLine, ...content, dangling)), softLine, closing);
    return group(brackets, { broken: comments.length > 0, yields: true });
  }
  const first = inner[0];
  const wasOpen = first !== undefined && firstToken(first).lineBreakBefore;
  const braces = concat(tokenDoc(open), indent(concat(line, ...content, dangling)), line, closing);
  return group(braces, { broken: wasOpen || comments.length > 0, yields: true });
}

function elementDoc({ pieces, comma }: Element, isLast: boolean, mayEndWithComma: boolean): Doc {
  const item = itemOf(pieces);
  // A comment of `//` goes behind the comma, where it ends up anyway; others stay with the item.
  const sign = !isLast ? ',' : mayEndWithComma ? ifBroken(',', '') : '';
  const doc = item ? itemDoc(item, phraseDoc(item.body)) : '';
  return concat(doc, sign, trailingDoc(comma?.after ?? []), isLast ? '' : line);
}

function elementsOf(inner: readonly Piece[]): readonly Element[] {
  const elements: Element[] = [];
  for (const part of cut(inner, (piece) => isSign(piece, ','))) {
    const [head] = part;
    const comma = isSign(head, ',') ? head : undefined;
    const rest = comma ? part.slice(1) : part;
    const previous = elements.at(-1);
    if (comma && previous) elements[elements.length - 1] = { ...previous, comma };
    if (rest.length > 0) elements.push({ pieces: rest });
  }
  return elements;
}
