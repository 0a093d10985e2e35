import { concat, flatWidth, group, hardLine, ifBroken, indent, indentIfBroken, line, type Doc } from '../document/doc.ts';
import { tokenDoc } from './comments.ts';
import { linesDoc, holdsLines } from './lines.ts';
import { alternativesDoc } from './phrase.ts';
import { cut, isBracket, isSign, lastToken, type Bracket, type Piece } from './pieces.ts';

/** Heads up to this wide keep their first arrow on their line, and align it inside `when`. */
const shortHead = 40;

/**
 * `head -> target -> target`. One arrow stays on the line of its head; several go to lines of their own, all of them,
 * when they do not fit. `column`: where the first arrow of a case stands, counted from its head.
 */
export function chainDoc(all: readonly Piece[], column = 0): Doc {
  const { front, body } = splitBody(all);
  const [head = [], ...arrows] = cut(front, (piece) => isSign(piece, '->'));
  const headDoc = alternativesDoc(head);
  const width = headWidth(head);
  const padding = width === undefined ? '' : ' '.repeat(Math.max(0, column - width));
  const arrowDocs = arrows.map(([arrow, ...target]) =>
    concat(arrow ? tokenDoc(lastToken(arrow)) : '', ' ', indent(alternativesDoc(target))),
  );
  const [only] = arrowDocs;
  if (arrowDocs.length === 1 && only !== undefined && width !== undefined && !startsWithComment(arrows[0])) {
    const target = arrows[0]?.slice(1) ?? [];
    const short = concat(headDoc, padding, ' ', tokenDoc(lastToken(arrows[0]?.[0] ?? head[0] ?? emptyToken)), ' ');
    return concat(short, alternativesDoc(target), body ? linesDoc(body) : '');
  }
  const lines = arrowDocs.flatMap((doc, index) => [index === 0 ? concat(ifBroken('', padding), line) : line, doc]);
  const chain = group(concat(headDoc, indent(concat(...lines))));
  return body ? concat(chain, indentIfBroken(chain, linesDoc(body))) : chain;
}
