import type { AstNode, LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Severity } from '#core/diagnostics/catalogue.ts';
import type { WitnessCall } from '#core/diagnostics/finding.ts';
import { fileOf } from '../syntax/file-of.ts';
import { messageOf } from '../validation/diagnostic-of.ts';
import type { WfDocumentValidator } from '../validation/document-validator.ts';
import type { Place } from './origins.ts';

/** A finding with its place. */
export interface LocatedFinding extends Place {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Why, or the steps of the witness in order. */
  readonly related: readonly (Place & { readonly message: string })[];
  readonly witness?: readonly WitnessCall[];
}

/** Everything that is wrong with a document, whoever found it. */
export class Diagnostics {
  private readonly validator: () => WfDocumentValidator;

  constructor(validator: () => WfDocumentValidator) {
    this.validator = validator;
  }

  /** All findings of a linked document: syntax, names, rules and flow. */
  async all(document: LangiumDocument): Promise<readonly LocatedFinding[]> {
    const diagnostics = await this.validator().validateDocument(document);
    return diagnostics.map((diagnostic) => located(diagnostic, document));
  }

  /**
   * The findings of severity error that concern some declarations of a document. Errors of syntax concern all of them:
   * what they hid is not known.
   */
  async errorsFor(
    document: LangiumDocument,
    concerns: (declaration: AstNode) => boolean,
  ): Promise<readonly LocatedFinding[]> {
    const others = fileOf(document)?.declarations.filter((declaration) => !concerns(declaration)) ?? [];
    const all = await this.all(document);
    return all.filter(({ severity, code, range }) => {
      if (severity !== 'error') return false;
      const offset = document.textDocument.offsetAt(range.start);
      return code === 'syntax-error' || !others.some((other) => holds(other, offset));
    });
  }
}

function holds(node: AstNode, offset: number): boolean {
  return node.$cstNode !== undefined && node.$cstNode.offset <= offset && offset < node.$cstNode.end;
}

const severities: readonly Severity[] = ['error', 'error', 'warning', 'information', 'hint'];

function located(diagnostic: Diagnostic, document: LangiumDocument): LocatedFinding {
  const data = diagnostic.data as { readonly witness?: readonly WitnessCall[] } | undefined;
  return {
    uri: document.uri.toString(),
    range: diagnostic.range,
    code: String(diagnostic.code),
    severity: severities[diagnostic.severity ?? 0] ?? 'error',
    message: messageOf(diagnostic),
    related: (diagnostic.relatedInformation ?? []).map(({ location, message }) => ({ ...location, message })),
    ...(data?.witness ? { witness: data.witness } : {}),
  };
}
