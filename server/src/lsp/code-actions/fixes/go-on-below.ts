import type { LangiumDocument } from 'langium';
import type { Edit } from '#language/print/edits.ts';
import { arrowsGoOn } from '#language/habits/flow-habits.ts';
import { severalLines } from '#language/habits/value-habits.ts';
import { messageOf } from '#language/validation/diagnostic-of.ts';
import type { Fix, FixRequest, QuickFix } from './quick-fix.ts';

/** Lets a chain, or a text in quotes, go on below its line. */
export const goOnBelow: QuickFix = {
  codes: ['syntax-error'],
  *fixes(request): Iterable<Fix> {
    const { data, diagnostic } = request;
    if (typeof data.block !== 'number') return;
    if (messageOf(diagnostic) === arrowsGoOn) yield* arrowsFirst(request, data.block);
    if (messageOf(diagnostic) === severalLines) yield* inBlock(request, data.block);
  },
};

function* arrowsFirst({ document, diagnostic }: FixRequest, last: number): Iterable<Fix> {
  const lines = linesOf(document, diagnostic.range.start.line, last);
  const edits = lines.flatMap(({ start, text }, index): readonly Edit[] => {
    const next = lines[index + 1];
    const [found = '', arrow] = /[ \t]*(->|\|)[ \t]*$/.exec(text) ?? [];
    if (next === undefined || arrow === undefined) return [];
    const end = start + text.length;
    const at = next.start + next.text.length - next.text.trimStart().length;
    return [
      { start: end - found.length, end, text: '' },
      { start: at, end: at, text: `${arrow} ` },
    ];
  });
  yield { title: 'Begin the next line with the arrow', edits, preferred: true };
}

/** In `"""` nothing is escaped. */
function* inBlock({ document, diagnostic }: FixRequest, last: number): Iterable<Fix> {
  const lines = linesOf(document, diagnostic.range.start.line, last);
  const [first, end] = [lines[0], lines.at(-1)];
  const opens = first?.text.lastIndexOf('"') ?? -1;
  const closes = end?.text.lastIndexOf('"') ?? -1;
  if (!first || !end || opens < 0 || closes < 0 || lines.some(({ text }) => text.includes('\\'))) return;
  const edits = [first.start + opens, end.start + closes].map((at) => ({ start: at, end: at + 1, text: '"""' }));
  yield { title: 'Put the text between `"""` and `"""`', edits, preferred: true };
}

function linesOf(
  { textDocument }: LangiumDocument,
  from: number,
  to: number,
): readonly { readonly start: number; readonly text: string }[] {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const start = { line: from + index, character: 0 };
    const text = textDocument.getText({ start, end: { line: from + index + 1, character: 0 } });
    return { start: textDocument.offsetAt(start), text: text.replace(/[\r\n]+$/, '') };
  });
}
