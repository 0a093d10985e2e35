import type { AstNode, LangiumDocument, LangiumDocuments } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import type { DiagnosticCode } from '#core/diagnostics/catalogue.ts';
import type { WfServices } from '#language/module.ts';
import type { Edit } from '#language/print/edits.ts';
import type { DiagnosticData } from '#language/validation/diagnostic-of.ts';

/** A finding that somebody wants mended. */
export interface FixRequest {
  readonly document: LangiumDocument;
  readonly text: string;
  readonly diagnostic: Diagnostic;
  /** The facts that the check gave along. */
  readonly data: DiagnosticData;
  /** The innermost node where the finding begins. */
  readonly node: AstNode | undefined;
  /** Offsets of the finding in the text. */
  readonly start: number;
  readonly end: number;
  readonly services: WfServices;
  /** Every file that is known. */
  readonly workspace: LangiumDocuments;
}

/** One way to mend it. */
export interface Fix {
  /** Imperative and concrete: what it does to the text. */
  readonly title: string;
  /** Edits of the file that do not overlap, any order. */
  readonly edits: readonly Edit[];
  /** The obvious one: `Auto Fix` takes it. Of several the first that helps. */
  readonly preferred?: boolean;
  /** A file that has to be made as well. */
  readonly creates?: NewFile;
  /** A word of the new text for the person to write over. */
  readonly placeholder?: string;
  /** Remarks that what the fix writes brings about, because the rest is for a person to say. */
  readonly leaves?: readonly DiagnosticCode[];
  /** See `QuickFix.keepsRuns`. */
  readonly keepsRuns?: boolean;
}

export interface NewFile {
  readonly uri: string;
  readonly text: string;
}

/**
 * A remedy for the findings of some codes. It may offer more than helps: each fix is tried on a copy of the file, and
 * one after which the finding is still there, or a new one is, is never shown.
 */
export interface QuickFix {
  readonly codes: readonly DiagnosticCode[];
  /** The first fix of every finding of the file may be applied at once, without anybody looking at each. */
  readonly inBulk?: boolean;
  /** Nothing that it writes can change what runs do: they need not be explored again to try it. */
  readonly keepsRuns?: boolean;
  readonly fixes: (request: FixRequest) => Iterable<Fix>;
}
