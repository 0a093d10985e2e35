import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import type { WfSharedServices } from '../services.ts';

/** Has the editor ask again for the lenses that it shows, whenever the settings change. */
export function refreshLensesWithSettings(connection: Connection, { lsp, workspace }: WfSharedServices): void {
  let canRefresh = false;
  lsp.LanguageServer.onInitialize(({ capabilities }) => {
    canRefresh = capabilities.workspace?.codeLens?.refreshSupport === true;
  });
  workspace.ConfigurationProvider.onConfigurationSectionUpdate(({ section }) => {
    if (section === 'wf' && canRefresh) void refresh(connection);
  });
}

/** An editor that cannot show them again shows the old ones until it asks by itself. */
async function refresh(connection: Connection): Promise<void> {
  try {
    await connection.sendRequest(CodeLensRefreshRequest.type);
  } catch {
    // Closed, or the editor failed.
  }
}
