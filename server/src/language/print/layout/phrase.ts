import { concat, group, hardLine, indent, line, type Doc } from '../document/doc.ts';
import { chainDoc } from './chain.ts';
import { hasLineComment, tokenDoc } from './comments.ts';
import { linesDoc, holdsLines } from './lines.ts';
import { listDoc } from './list.ts';
import { cut, isBracket, isSign, lastToken, type Piece } from './pieces.ts';
import { mayEndWithComma, standsClose } from './spacing.ts';

/** Anything between separators: a chain of arrows, alternatives, or words on one line. */
export function phraseDoc(all: readonly Piece[]): Doc {
  return all.some((piece) => isSign(piece, '->')) ? chainDoc(all) : alternativesDoc(all);
}

/**
 * `a | b | c`, before each `|` a line break if they are too many. With an object among them, its braces break instead:
 * `{ … } | null`.
 */
export function alternativesDoc(all: readonly Piece[]): Doc {
  const parts = cut(all, (piece) => isSign(piece, '|'));
  if (parts.length === 1) return wordsDoc(all);
  const object = all.some((piece) => isBracket(piece) && piece.open.text === '{');
  const commented = all.some((piece) => !isBracket(piece) && piece.before.length + piece.after.length > 0);
  const separator = object && !commented ? ' ' : line;
  const [first = [], ...others] = parts.map(wordsDoc);
  return group(concat(first as Doc, indent(concat(...others.flatMap((other) => [separator, other])))));
}

/** Words, signs and brackets one after the other, with the spaces that belong between them. */
export function wordsDoc(all: readonly Piece[]): Doc {
  const docs: Doc[] = [];
  for (const [index, piece] of all.entries()) {
    const previous = all[index - 1];
    if (previous) docs.push(gapDoc(previous, piece));
    docs.push(pieceDoc(piece, previous));
  }
  return docs.length === 1 ? (docs[0] ?? '') : concat(...docs);
}

function gapDoc(previous: Piece, next: Piece): Doc {
  if (hasLineComment(lastToken(previous).after)) return hardLine;
  return standsClose(previous, next) ? '' : ' ';
}

function pieceDoc(piece: Piece, previous: Piece | undefined): Doc {
  if (!isBracket(piece)) return tokenDoc(piece);
  if (holdsLines(piece)) return concat(tokenDoc(piece.open), linesDoc(piece));
  return listDoc(piece, mayEndWithComma(previous, piece.open));
}
