import type { DiagnosticCode } from './catalogue.ts';
import { isDiagnosticCode, isNegotiable } from './ratings.ts';
import { didYouMean } from '../text/nearest.ts';

/** One code of a `wf-ignore` comment. Offsets are characters from the beginning of the text. */
export interface Suppression {
  /** The code as written; empty where a comment names none. */
  readonly code: string;
  readonly at: Span;
  /** Where findings of the code are ignored; `undefined` when nothing follows the comment. */
  readonly scope: Span | undefined;
}

/** A stretch of a text, in characters from its beginning. */
export interface Span {
  readonly from: number;
  /** Behind the last character. */
  readonly to: number;
}

/** A finding as far as suppressions look at it. */
export interface Suppressible {
  readonly code: DiagnosticCode;
  /** Where it begins. */
  readonly offset: number;
}

/** What is left of findings, and which suppressions took something away. */
export interface Suppressed<T> {
  readonly kept: readonly T[];
  readonly used: ReadonlySet<Suppression>;
}

/** Takes away the findings that comments ignore. A text that cannot be read stays an error whatever a comment says. */
export function suppress<T extends Suppressible>(
  findings: readonly T[],
  suppressions: readonly Suppression[],
): Suppressed<T> {
  const used = new Set<Suppression>();
  const kept = findings.filter((finding) => {
    const matching = suppressions.filter((suppression) => covers(suppression, finding));
    for (const suppression of matching) used.add(suppression);
    return matching.length === 0;
  });
  return { kept, used };
}

/** Why a suppression can ignore nothing, whatever the file holds; `undefined` when it could. */
export function uselessBecause({ code }: Suppression, codes: readonly string[]): string | undefined {
  if (code === '') return 'A `wf-ignore` names what it ignores: `// wf-ignore CODE: reason`.';
  if (!isDiagnosticCode(code)) return `There is no finding \`${code}\`.${didYouMean(code, codes)}`;
  return isNegotiable(code) ? undefined : `\`${code}\` cannot be ignored: what it hides is not known.`;
}

function covers({ code, scope }: Suppression, finding: Suppressible): boolean {
  if (scope === undefined || code !== finding.code || !isNegotiable(finding.code)) return false;
  return scope.from <= finding.offset && finding.offset < scope.to;
}
