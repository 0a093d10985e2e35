import { visibleText } from '#core/events/visible-text.ts';
import type { ShownFinding, ShownNote } from '../findings.ts';
import { excerpt } from './excerpt.ts';
import type { Style } from './style.ts';

/** The files that findings point into. */
export interface Lines {
  /** One line, from 0, without its line break; `undefined` when it cannot be read. */
  line(path: string, line: number): string | undefined;
}

/**
 * A finding as a person reads it: `path:line:column severity[code] message` (lines and columns from 1, which terminals
 * make a link of), the line of text with carets, and the steps of its witness. A remark is its first line only: nothing is
 * wrong there, and what is should be easy to find between them.
 */
export function renderFinding(finding: ShownFinding, lines: Lines, style: Style): string {
  const label = style.severity(finding.severity, `${finding.severity}[${finding.code}]`);
  const head = `${style.bold(place(finding))} ${label} ${visibleText(finding.message)}`;
  const line = lines.line(finding.path, finding.range.start.line);
  const paint = (text: string): string => style.severity(finding.severity, text);
  const body = line === undefined || isRemark(finding) ? [] : excerpt(line, finding.range, paint, style.faint);
  const related = finding.related.map(
    (note) => `      ${visibleText(note.message)} ${style.faint(`(${place(note)})`)}`,
  );
  return [head, ...body, ...related].join('\n');
}

/** Nothing is wrong: something is merely not there yet, or not used. */
export function isRemark({ severity }: ShownFinding): boolean {
  return severity === 'information' || severity === 'hint';
}

function place(node: ShownNote): string {
  return `${visibleText(node.path)}:${node.range.start.line + 1}:${node.range.start.character + 1}`;
}
