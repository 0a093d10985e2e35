import { messageOf } from '#language/validation/diagnostic-of.ts';
import type { Edit } from '#language/print/edits.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

const piece = /"""[^]*?"""|"(?:[^"\\\r\n]|\\.)*"|\/\/[^\r\n]*|\/\*[^]*?\*\/|[{}]/g;

/** Takes out the braces around the implementation of a tool, which is not in any. */
export const removeBraces: QuickFix = {
  codes: ['syntax-error'],
  *fixes({ text, start, end, diagnostic }): Iterable<Fix> {
    if (!messageOf(diagnostic).startsWith('A tool has no braces')) return;
    const closing = closerOf(text, start);
    if (closing === undefined) return;
    yield { title: 'Remove the braces', edits: [withBlanks(text, start, end), closing], preferred: true };
  },
};

function closerOf(text: string, start: number): Edit | undefined {
  let depth = 0;
  const pieces = new RegExp(piece);
  pieces.lastIndex = start;
  for (let found = pieces.exec(text); found; found = pieces.exec(text)) {
    if (found[0] === '{') depth += 1;
    else if (found[0] === '}') depth -= 1;
    if (depth === 0) return withBlanks(text, found.index, found.index + 1);
  }
  return undefined;
}

/** What stands there, with the blanks before it, and the line break where it stands alone. */
function withBlanks(text: string, start: number, end: number): Edit {
  const alone = /^[ \t]*(?:[\r\n]|$)/.test(text.slice(end));
  const before = (alone ? /\s*$/ : /[ \t]*$/).exec(text.slice(0, start))?.[0].length ?? 0;
  return { start: start - before, end, text: '' };
}
