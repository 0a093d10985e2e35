import type { ShownFinding } from '../findings.ts';
import { isRemark, renderFinding, type Lines } from './finding.ts';
import type { Style } from './style.ts';
import { renderSummary } from './summary.ts';

/** Findings as a person reads them, an empty line around each but between remarks, and a summary below. */
export function renderFindings(findings: readonly ShownFinding[], files: number, lines: Lines, style: Style): string {
  const blocks: string[] = [];
  for (const [index, finding] of findings.entries()) {
    const before = findings[index - 1];
    const apart = before !== undefined && !(isRemark(before) && isRemark(finding));
    blocks.push(`${apart ? '\n' : ''}${renderFinding(finding, lines, style)}\n`);
  }
  const summary = `${renderSummary(findings, files, style)}\n`;
  return blocks.length === 0 ? summary : `${blocks.join('')}\n${summary}`;
}
