import { DocumentState } from 'langium';
import type { Connection } from 'vscode-languageserver';
import type { WfSharedServices } from '../module.ts';

/** Takes back the findings of every changed file that must not show any: none is left from an earlier text or mode. */
export function hideFindingsOfUncovered(connection: Connection, services: WfSharedServices): void {
  const { LintMode } = services.lint;
  const { DocumentBuilder } = services.workspace;
  const shown = new Set<string>();
  DocumentBuilder.onDocumentPhase(DocumentState.Validated, ({ uri, diagnostics = [] }) => {
    if (diagnostics.length > 0) shown.add(uri.toString());
    else shown.delete(uri.toString());
  });
  DocumentBuilder.onUpdate(async (changed, deleted) => {
    for (const uri of deleted) shown.delete(uri.toString());
    const hidden = changed.filter((uri) => !LintMode.covers(uri)).map((uri) => uri.toString());
    await Promise.all(
      hidden.filter((uri) => shown.delete(uri)).map((uri) => connection.sendDiagnostics({ uri, diagnostics: [] })),
    );
  });
}
