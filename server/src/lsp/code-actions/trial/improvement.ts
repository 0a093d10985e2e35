import type { LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import type { DiagnosticCode } from '#core/diagnostics/catalogue.ts';

/** Findings that keep others from being looked for: what runs do is not known while a statement or a tool is missing. */
const hiding: ReadonlySet<unknown> = new Set<DiagnosticCode>([
  'syntax-error',
  'unresolved-reference',
  'unresolved-import',
]);

/** A text with all that is found in it. */
export interface Checked {
  readonly document: Pick<LangiumDocument, 'textDocument'>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The stretch of the text before from which a place of the text after comes; empty for a place that was kept. */
export type OriginOf = (offset: number) => { readonly from: number; readonly to: number };

/**
 * The findings of a text that were not in it before it was edited: no finding of the code stood at that place or said the
 * same. Behind a finding that hides others any of them may have been there all along: then only what hides is compared.
 */
export function newFindings(
  before: Checked,
  after: Checked,
  originOf: OriginOf,
  mended: unknown,
): readonly Diagnostic[] {
  const compared = hides(mended) ? after.diagnostics.filter(({ code }) => hides(code)) : after.diagnostics;
  const isThere = (was: Diagnostic, is: Diagnostic): boolean => {
    const { from, to } = originOf(after.document.textDocument.offsetAt(is.range.start));
    const at = before.document.textDocument.offsetAt(was.range.start);
    return from <= at && at <= to;
  };
  const saysSame = (was: Diagnostic, is: Diagnostic): boolean => was.message === is.message;
  const left = new Set(before.diagnostics);
  // Each finding was one finding at most: those that are surely the same are paired first.
  return [(was: Diagnostic, is: Diagnostic) => saysSame(was, is) && isThere(was, is), isThere, saysSame].reduce(
    (unpaired: readonly Diagnostic[], isSame) =>
      unpaired.filter((is) => {
        const same = [...left].find((was) => was.code === is.code && isSame(was, is));
        if (same !== undefined) left.delete(same);
        return same === undefined;
      }),
    compared,
  );
}

/** Others may be hidden behind a finding of this code. */
export function hides(code: unknown): boolean {
  return hiding.has(code);
}

/** The finding itself is still said, of a place that was kept: only others of its code may have gone. */
export function isStillThere(finding: Diagnostic, before: Checked, after: Checked, originOf: OriginOf): boolean {
  const place = before.document.textDocument.offsetAt(finding.range.start);
  return after.diagnostics.some(({ code, message, range }) => {
    if (code !== finding.code || message !== finding.message) return false;
    const { from, to } = originOf(after.document.textDocument.offsetAt(range.start));
    return from === place && to === place;
  });
}

/** There are fewer findings of a code than before. */
export function isFewer(code: unknown, before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
  return countOf(code, after) < countOf(code, before);
}

function countOf(code: unknown, diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter((one) => one.code === code).length;
}
