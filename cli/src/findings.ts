import type { LocatedFinding } from '#language/analysis/diagnostics.ts';
import type { Place } from '#language/analysis/origins.ts';

/** A sentence about one place in a file, named by a path as a person would type it. */
export interface ShownNote {
  readonly path: string;
  /** From the first character to behind the last, lines and UTF-16 characters from 0. */
  readonly range: Place['range'];
  readonly message: string;
}

/** A finding ready to print. `related` says why, or is the witness, step by step. */
export interface ShownFinding extends ShownNote, Pick<LocatedFinding, 'severity' | 'code' | 'witness'> {
  readonly related: readonly ShownNote[];
}

/** Findings of one file in the order of the text. */
export function inTextOrder(findings: readonly ShownFinding[]): readonly ShownFinding[] {
  return findings.toSorted(
    (a, b) =>
      a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character || byCode(a, b),
  );
}

function byCode(a: ShownFinding, b: ShownFinding): number {
  return a.code < b.code ? -1 : Number(a.code > b.code);
}
