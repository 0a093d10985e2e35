import type { Connection } from 'vscode-languageserver';
import type { WfSharedServices } from '../module.ts';

/** Takes back the findings of every changed file that must not show any: none is left from an earlier text or mode. */
export function hideFindingsOfUncovered(connection: Connection, services: WfSharedServices): void {
  const { LintMode } = services.lint;
  services.workspace.DocumentBuilder.onUpdate(async (changed) => {
    for (const uri of changed.filter((uri) => !LintMode.covers(uri))) {
      await connection.sendDiagnostics({ uri: uri.toString(), diagnostics: [] });
    }
  });
}
