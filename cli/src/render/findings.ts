import type { ShownFinding } from '../findings.ts';
import { renderFinding, type Lines } from './finding.ts';
import type { Style } from './style.ts';
import { renderSummary } from './summary.ts';

/** Findings as a person reads them, an empty line between two, and a summary below. */
export function renderFindings(findings: readonly ShownFinding[], files: number, lines: Lines, style: Style): string {
  const blocks = findings.map((finding) => renderFinding(finding, lines, style));
  return [...blocks, renderSummary(findings, files, style)].map((block) => `${block}\n`).join('\n');
}
