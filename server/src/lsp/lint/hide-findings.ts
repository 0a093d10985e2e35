import type { WfSharedServices } from '../services.ts';

/** Takes back the findings of every file that must not show any: none is left from an earlier text or mode. */
export function hideFindingsOfUncovered({ lint, lsp, workspace }: WfSharedServices): void {
  workspace.DocumentBuilder.onUpdate(async () => {
    for (const { uri } of workspace.LangiumDocuments.all) {
      if (!lint.LintMode.hides(uri)) continue;
      await lsp.Connection?.sendDiagnostics({ uri: uri.toString(), diagnostics: [] });
    }
  });
}
