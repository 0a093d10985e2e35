import type { LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import { flowChecks } from '#core/checks/registry.ts';
import { catalogue, type DiagnosticCode } from '#core/diagnostics/catalogue.ts';
import { isDiagnosticCode, severityOf } from '#core/diagnostics/ratings.ts';
import { suppress, uselessBecause, type Suppressible, type Suppression } from '#core/diagnostics/suppress.ts';
import { suppressionsOf } from '../suppressions/suppressions-of.ts';
import { diagnosticOf, withSeverity } from './diagnostic-of.ts';
import type { RatingSource } from './rating-source.ts';

const flowCodes: ReadonlySet<string> = new Set(flowChecks.map(({ code }) => code));
const codes = Object.keys(catalogue);

/** Whether all findings are known: those of the flow, and of the modules on disk. */
export interface Known {
  readonly flow: boolean;
  readonly modules: boolean;
}

/** What people say about findings, in comments and settings: which are left out, and how much the others matter. */
export class FindingPolicy {
  private readonly ratings: RatingSource;

  constructor(ratings: RatingSource) {
    this.ratings = ratings;
  }

  /** The diagnostics that a person wants to see, with those of comments that ignore nothing, as far as that is known. */
  apply(document: LangiumDocument, diagnostics: readonly Diagnostic[], known: Known): Diagnostic[] {
    const suppressions = suppressionsOf(document);
    const { kept, used } = suppress(suppressible(diagnostics, document), suppressions);
    const unused = suppressions.filter((one) => !used.has(one) && judged(one, known, diagnostics, document));
    const useless = unused.map((one) => uselessComment(one, document));
    return this.rated(document, [...kept.map(({ diagnostic }) => diagnostic), ...useless]);
  }

  private rated(document: LangiumDocument, diagnostics: readonly Diagnostic[]): Diagnostic[] {
    const ratings = this.ratings.ratingsFor(document.uri);
    if (ratings.size === 0) return [...diagnostics];
    return diagnostics.flatMap((diagnostic) => {
      const code = codeOf(diagnostic);
      if (code === undefined || !ratings.has(code)) return diagnostic;
      const severity = severityOf(code, ratings);
      return severity === undefined ? [] : withSeverity(diagnostic, severity);
    });
  }
}

interface Located extends Suppressible {
  readonly diagnostic: Diagnostic;
}

function suppressible(diagnostics: readonly Diagnostic[], { textDocument }: LangiumDocument): readonly Located[] {
  return diagnostics.flatMap((diagnostic) => {
    const code = codeOf(diagnostic);
    return code === undefined ? [] : { code, offset: textDocument.offsetAt(diagnostic.range.start), diagnostic };
  });
}

/**
 * Whether it is known by now that a comment ignores nothing: not while the text has errors of syntax, which hide others,
 * and not when the budget of states was hit.
 */
function judged(
  { code }: Suppression,
  known: Known,
  diagnostics: readonly Diagnostic[],
  { parseResult }: LangiumDocument,
): boolean {
  // A code that does not exist is useless whatever else is found.
  if (!isDiagnosticCode(code)) return true;
  if (parseResult.lexerErrors.length > 0 || parseResult.parserErrors.length > 0) return false;
  if (code === 'missing-module') return known.modules;
  if (!flowCodes.has(code)) return true;
  return known.flow && !diagnostics.some((one) => codeOf(one) === 'analysis-incomplete');
}

function uselessComment(suppression: Suppression, { textDocument }: LangiumDocument): Diagnostic {
  const { code, at, scope } = suppression;
  const range = { start: textDocument.positionAt(at.from), end: textDocument.positionAt(at.to) };
  const nothing =
    scope === undefined
      ? 'Nothing follows this comment that it could be about.'
      : `There is no \`${code}\` here that could be ignored.`;
  return diagnosticOf('unused-suppression', range, uselessBecause(suppression, codes) ?? nothing);
}

function codeOf({ code }: Diagnostic): DiagnosticCode | undefined {
  return typeof code === 'string' && isDiagnosticCode(code) ? code : undefined;
}
