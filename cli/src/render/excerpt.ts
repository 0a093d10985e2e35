import { visibleText } from '#core/events/visible-text.ts';
import type { ShownNote } from '../findings.ts';
import { displayWidth } from './display-width.ts';
import type { Paint } from './style.ts';

/** Columns of text before and after the marked part that a very long line is cut to. */
const before = 40;
const after = 80;

/**
 * Two lines: the text with its number, and carets below the part that the range marks (of a range over several lines,
 * what stands on the first). An empty range gets one caret. Tabs are shown as two spaces so that the carets stand right.
 */
export function excerpt(line: string, range: ShownNote['range'], paint: Paint, faint: Paint): readonly string[] {
  const start = Math.min(range.start.character, line.length);
  const end = range.end.line > range.start.line ? line.length : Math.min(range.end.character, line.length);
  const from = Math.max(0, start - before);
  const to = Math.min(line.length, start + after);
  const [left, marked, right] = [
    line.slice(from, start),
    line.slice(start, Math.min(end, to)),
    line.slice(end, to),
  ].map(shown);
  const number = String(range.start.line + 1).padStart(5);
  const lead = `${from > 0 ? '…' : ''}${left ?? ''}`;
  const carets = '^'.repeat(Math.max(1, displayWidth(marked ?? '')));
  return [
    `${faint(`${number} |`)} ${lead}${marked ?? ''}${right ?? ''}${to < line.length ? '…' : ''}`,
    `${faint(`${' '.repeat(number.length)} |`)} ${' '.repeat(displayWidth(lead))}${paint(carets)}`,
  ];
}

function shown(text: string): string {
  return visibleText(text.replaceAll('\t', '  '));
}
