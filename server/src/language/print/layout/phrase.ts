import { concat, group, indent, line, type Doc } from '../document/doc.ts';
import { chainDoc } from './chain.ts';
import { hasLineComment, spaceAfter, tokenDoc } from './comments.ts';
import { holdsLines, linesDoc } from './lines.ts';
import { listDoc } from './list.ts';
import { cut, firstToken, isBracket, isSign, lastToken, type Piece } from './pieces.ts';
import { mayEndWithComma, standsClose } from './spacing.ts';

/** Anything between separators: a chain of arrows, alternatives, or words on one line. */
export function phraseDoc(all: readonly Piece[]): Doc {
  return all.some((piece) => isSign(piece, '->')) ? chainDoc(all) : alternativesDoc(all);
}

/**
 * `a | b | c`, with a line break before each `|` if they are too wide. With an object among them its braces break
 * instead: `{ … } | null`.
 */
export function alternativesDoc(all: readonly Piece[]): Doc {
  const [first = [], ...others] = cut(all, (piece) => isSign(piece, '|'));
  if (others.length === 0) return wordsDoc(all);
  // Brackets that their author opened stay open: whatever holds some breaks alike, opened before or only now.
  const yields = all.some((piece) => isBracket(piece) && piece.inner.length > 0);
  return group(joined(first, others, breaksInBraces(all) ? ' ' : line), { yields });
}

/** The same without a place to break. */
export function shortAlternativesDoc(all: readonly Piece[]): Doc {
  const [first = [], ...others] = cut(all, (piece) => isSign(piece, '|'));
  return joined(first, others, ' ');
}

function joined(first: readonly Piece[], others: readonly (readonly Piece[])[], separator: Doc): Doc {
  return concat(wordsDoc(first), indent(concat(...others.flatMap((other) => [separator, wordsDoc(other)]))));
}

function breaksInBraces(all: readonly Piece[]): boolean {
  const commented = (piece: Piece): boolean => firstToken(piece).before.length + lastToken(piece).after.length > 0;
  return all.some((piece) => isBracket(piece) && piece.open.text === '{') && !all.some(commented);
}

/** Words, signs and brackets one after the other, with the spaces that belong between them. */
export function wordsDoc(all: readonly Piece[]): Doc {
  return concat(
    ...all.flatMap((piece, index) => {
      const previous = all[index - 1];
      return previous ? [gapDoc(previous, piece), pieceDoc(piece, previous)] : [pieceDoc(piece, previous)];
    }),
  );
}

function gapDoc(previous: Piece, next: Piece): Doc {
  const commented = hasLineComment(lastToken(previous).after) || firstToken(next).before.length > 0;
  return standsClose(previous, next) && !commented ? '' : spaceAfter(lastToken(previous));
}

function pieceDoc(piece: Piece, previous: Piece | undefined): Doc {
  if (!isBracket(piece)) return tokenDoc(piece);
  if (holdsLines(piece)) return concat(tokenDoc(piece.open), linesDoc(piece));
  return listDoc(piece, mayEndWithComma(previous, piece.open));
}
