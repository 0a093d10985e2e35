import { concat, endOfLine, freshLine, hardLine, join, literal, type Doc } from '../document/doc.ts';
import type { Comment, Token } from '../tokens/token.ts';

/** The token with its comments. */
export function tokenDoc(token: Token): Doc {
  if (token.before.length === 0 && token.after.length === 0) return literal(token.text);
  return concat(leadingDoc(token), literal(token.text), trailingDoc(token.after));
}

/** The comments in front of a token, each on a line of its own where it stood so. */
function leadingDoc(token: Token): Doc {
  return concat(
    ...token.before.flatMap((comment, index) => {
      const blank = token.before[index + 1]?.blankBefore ?? token.blankBefore;
      const behind = comment.endsLine ? [hardLine, blank ? hardLine : ''] : [' '];
      return [comment.startsLine ? freshLine : '', commentDoc(comment), ...behind];
    }),
  );
}

/** The comments behind a token. One of `//` ends the line. */
export function trailingDoc(comments: readonly Comment[]): Doc {
  return concat(
    ...comments.map((comment) => (comment.line ? endOfLine(` ${comment.text}`) : concat(' ', commentDoc(comment)))),
  );
}

/** Comments that nothing follows in their brackets or file, each on a line of its own; `first`: nothing stands before them. */
export function danglingDoc(comments: readonly Comment[], first: boolean): Doc {
  return concat(
    ...comments.map((comment, index) => {
      const isFirst = first && index === 0;
      return concat(isFirst ? '' : hardLine, comment.blankBefore && !isFirst ? hardLine : '', commentDoc(comment));
    }),
  );
}

/** Whether the pieces have comments between them that end a line. */
export function hasLineComment(comments: readonly Comment[]): boolean {
  return comments.some(({ line }) => line);
}

/** A comment whose lines all start with `*` moves with its indentation; any other is kept as it is. */
export function commentDoc(comment: Comment): Doc {
  const [first = '', ...others] = comment.text.split(/\r\n?|\n/).map((text) => text.trim());
  if (others.length === 0 || !others.every((text) => text.startsWith('*'))) return literal(comment.text);
  return join(hardLine, [first, ...others.map((text) => ` ${text}`)]);
}
