import type { LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver';
import type { DiagnosticData } from '#language/validation/diagnostic-of.ts';
import type { WfServerServices } from '../module.ts';
import { quickFixes } from './registry.ts';

/** Offers the registered quick fixes for the findings under the cursor. */
export class QuickFixes implements CodeActionProvider {
  private readonly services: WfServerServices;

  constructor(services: WfServerServices) {
    this.services = services;
  }

  getCodeActions(document: LangiumDocument, { context }: CodeActionParams): CodeAction[] {
    if (context.only?.every((kind) => !CodeActionKind.QuickFix.startsWith(kind)) === true) return [];
    const uri = document.uri.toString();
    return context.diagnostics.flatMap((diagnostic) => {
      if (diagnostic.source !== 'wf' || diagnostic.data === undefined) return [];
      const data = diagnostic.data as DiagnosticData;
      const request = { document, diagnostic, data, services: this.services };
      return quickFixes
        .filter(({ codes }) => codes.includes(data.code))
        .flatMap((quickFix) => [...quickFix.fixes(request)])
        .map(({ title, edits, preferred }) => ({
          title,
          kind: CodeActionKind.QuickFix,
          diagnostics: [diagnostic],
          edit: { changes: { [uri]: [...edits] } },
          ...(preferred === true && { isPreferred: true }),
        }));
    });
  }
}
