import { concat, endOfLine, freshLine, hardLine, literal, wholeLines, type Doc } from '../document/doc.ts';
import type { Comment, Token } from '../tokens/token.ts';

/** The token with its comments. */
export function tokenDoc(token: Token): Doc {
  if (token.before.length === 0 && token.after.length === 0) return literal(token.text);
  return concat(leadingDoc(token), literal(token.text), trailingDoc(token.after));
}

/** The comments in front of a token: on lines of their own where they stood so, else on its line. */
export function leadingDoc(token: Token): Doc {
  const lastOwn = token.before.findLastIndex(({ endsLine }) => endsLine);
  return concat(
    ...token.before.flatMap((comment, index) => {
      const blank = token.before[index + 1]?.blankBefore ?? token.blankBefore;
      const behind = comment.endsLine ? [hardLine, blank ? hardLine : ''] : [' '];
      return [comment.startsLine && index <= lastOwn ? freshLine : '', commentDoc(comment), ...behind];
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

/** Whether one of the comments ends its line in any case. */
export function hasLineComment(comments: readonly Comment[]): boolean {
  return comments.some(({ line }) => line);
}

/** What stands between a token and one that is not close to it. */
export function spaceAfter(token: Token): Doc {
  return hasLineComment(token.after) ? hardLine : ' ';
}

/** A comment whose lines all start with `*` moves with its indentation; the lines of any other stay where they are. */
export function commentDoc(comment: Comment): Doc {
  const [first = '', ...others] = comment.text.split(/\r\n?|\n/);
  const starred = others.every((text) => text.trimStart().startsWith('*'));
  const lines = others.map((text) => concat(hardLine, starred ? ` ${text.trim()}` : wholeLines(text)));
  return lines.length === 0 ? first : concat(first, ...lines);
}
