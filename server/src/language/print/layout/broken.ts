import { concat, hardLine, wholeLines, type Doc } from '../document/doc.ts';
import type { Source } from '../tokens/source.ts';
import type { Comment } from '../tokens/token.ts';
import { commentDoc } from './comments.ts';

/**
 * Text with a syntax error, byte for byte, in the lines where it stands: what was meant is not known. Only comments on
 * lines of their own before it are laid out. It starts on a line of its own; see `partsOf`.
 */
export function brokenDoc(source: Source, first: number, last: number): Doc {
  const token = source.token(first);
  const { text } = source;
  const own = token.before.slice(0, token.before.findLastIndex(({ endsLine }) => endsLine) + 1);
  const start = token.before[own.length]?.start ?? token.start;
  const end = source.token(last).after.at(-1)?.end ?? source.token(last).end;
  const margin = /[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const blankBehind = (index: number): boolean =>
    own[index + 1]?.blankBefore ?? token.before[own.length]?.blankBefore ?? token.blankBefore;
  return concat(
    ...own.map((comment: Comment, index) => concat(commentDoc(comment), hardLine, blankBehind(index) ? hardLine : '')),
    wholeLines(text.slice(start - margin, end)),
  );
}
