import type { Diagnostic } from 'vscode-languageserver';
import type { DiagnosticCode } from '#core/diagnostics/catalogue.ts';

/** Findings that keep others from being looked for: what runs do is not known while a statement or a tool is missing. */
const hiding: ReadonlySet<unknown> = new Set<DiagnosticCode>([
  'syntax-error',
  'unresolved-reference',
  'unresolved-import',
]);

/**
 * Codes of which a text has more findings than another. Behind a finding that hides others any of them may have been
 * there all along: then only what hides is compared.
 */
export function newCodes(
  before: readonly Diagnostic[],
  after: readonly Diagnostic[],
  mended: unknown,
): ReadonlySet<unknown> {
  const [had, has] = [countByCode(before), countByCode(after)];
  const grown = [...has].filter(([code, count]) => count > (had.get(code) ?? 0)).map(([code]) => code);
  return new Set(hides(mended) ? grown.filter((code) => hiding.has(code)) : grown);
}

/** Others may be hidden behind a finding of this code. */
export function hides(code: unknown): boolean {
  return hiding.has(code);
}

/** There are fewer findings of a code than before. */
export function isFewer(code: unknown, before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
  return (countByCode(after).get(code) ?? 0) < (countByCode(before).get(code) ?? 0);
}

function countByCode(diagnostics: readonly Diagnostic[]): ReadonlyMap<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
