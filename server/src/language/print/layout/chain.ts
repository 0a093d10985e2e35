import { concat, flatWidth, group, ifBroken, indent, indentIfBroken, line, type Doc } from '../document/doc.ts';
import { hasLineComment, tokenDoc } from './comments.ts';
import { holdsLines, linesDoc } from './lines.ts';
import { alternativesDoc, shortAlternativesDoc } from './phrase.ts';
import { cut, isBracket, isSign, lastToken, type Bracket, type Piece } from './pieces.ts';

/** Heads up to this wide keep a single arrow on their line, and are aligned inside `when`. */
const shortHead = 40;

/**
 * `head -> target -> target`. A single arrow stays on the line of its head; several go to lines of their own, all of
 * them, when they do not fit. `column`: where the first arrow of a case stands, counted from its head.
 */
export function chainDoc(all: readonly Piece[], column = 0): Doc {
  const { front, body } = splitBody(all);
  const [head = [], ...arrows] = cut(front, isArrow);
  const headDoc = alternativesDoc(head);
  const padding = ' '.repeat(Math.max(0, column - (headWidth(head) ?? column)));
  const arrowDocs = arrows.map(([arrow, ...target]) =>
    concat(arrow ? tokenDoc(lastToken(arrow)) : '', ' ', alternativesDoc(target)),
  );
  const [single, second] = arrowDocs;
  if (single !== undefined && second === undefined && mayShareLine(head, arrows[0])) {
    return concat(shortAlternativesDoc(head), padding, ' ', single, body ? linesDoc(body) : '');
  }
  const lines = arrowDocs.flatMap((doc, index) => (index === 0 ? [ifBroken('', padding), line, doc] : [line, doc]));
  const chain = group(concat(headDoc, indent(concat(...lines))));
  return body ? concat(chain, indentIfBroken(chain, linesDoc(body))) : chain;
}

/** Columns that the head of a chain takes, or `undefined` if it is too long to share its line. */
export function headWidth(head: readonly Piece[]): number | undefined {
  const width = flatWidth(alternativesDoc(head));
  return width !== undefined && width <= shortHead ? width : undefined;
}

/** The pieces in front of the first arrow. */
export function headOf(all: readonly Piece[]): readonly Piece[] {
  return cut(all, isArrow)[0] ?? [];
}

function isArrow(piece: Piece): boolean {
  return isSign(piece, '->');
}

function mayShareLine(head: readonly Piece[], arrow: readonly Piece[] | undefined): boolean {
  const end = head.at(-1);
  const sign = arrow?.[0];
  const comments = [...(end ? lastToken(end).after : []), ...(sign ? lastToken(sign).before : [])];
  return headWidth(head) !== undefined && !hasLineComment(comments) && comments.every(({ endsLine }) => !endsLine);
}

/** The cases at the end of a chain do not make it wide: only their opening brace counts. */
function splitBody(all: readonly Piece[]): { readonly front: readonly Piece[]; readonly body?: Bracket } {
  const last = all.at(-1);
  if (!isBracket(last) || !holdsLines(last)) return { front: all };
  return { front: [...all.slice(0, -1), last.open], body: last };
}
