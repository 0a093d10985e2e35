import type { Severity } from '#core/diagnostics/catalogue.ts';
import { counted } from '#core/events/measures.ts';
import type { ShownFinding } from '../findings.ts';
import type { Style } from './style.ts';

const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The last line of a check: how many findings of which severity, in how many files. */
export function renderSummary(findings: readonly ShownFinding[], files: number, style: Style): string {
  const where = counted(files, 'file');
  if (findings.length === 0) return `${style.good('No findings')} in ${where}.`;
  const parts = order.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [style.severity(severity, counted(count, nouns[severity]))];
  });
  return `${parts.join(', ')} in ${where}. \`wf explain CODE\` says more about each.`;
}

const nouns: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'note', hint: 'hint' };
