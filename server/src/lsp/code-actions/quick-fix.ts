import type { LangiumDocument } from 'langium';
import type { Diagnostic, TextEdit } from 'vscode-languageserver';
import type { DiagnosticCode } from '#core/diagnostics/catalogue.ts';
import type { DiagnosticData } from '#language/validation/diagnostic-of.ts';
import type { WfServerServices } from '../module.ts';

/** A finding that somebody wants mended. */
export interface FixRequest {
  readonly document: LangiumDocument;
  readonly diagnostic: Diagnostic;
  /** The facts that the check gave along. */
  readonly data: DiagnosticData;
  readonly services: WfServerServices;
}

/** One way to mend it, by edits of the same file. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The obvious one: `Auto Fix` takes it. */
  readonly preferred?: boolean;
}

/** A remedy for the findings of some codes. It offers nothing where it cannot help. */
export interface QuickFix {
  readonly codes: readonly DiagnosticCode[];
  readonly fixes: (request: FixRequest) => Iterable<Fix>;
}
