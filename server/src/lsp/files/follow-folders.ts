import { URI } from 'langium';
import type { Connection } from 'vscode-languageserver';
import type { WfSharedServices } from '../services.ts';
import { updateDocuments } from './update-documents.ts';

/** Reads the folders that the editor adds to its workspace, forgets those that it removes, and asks for their settings. */
export function followFolders(connection: Connection, services: WfSharedServices): void {
  const { WorkspaceManager } = services.workspace;
  const { LanguageServer } = services.lsp;
  let isTold = false;
  LanguageServer.onInitialize(({ capabilities }) => {
    isTold = capabilities.workspace?.workspaceFolders === true;
  });
  LanguageServer.onInitialized(() => {
    if (!isTold) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      WorkspaceManager.changeFolders(added, removed);
      void updateDocuments(services, async () => ({
        changed: await WorkspaceManager.filesIn(added.map(({ uri }) => URI.parse(uri))),
        deleted: WorkspaceManager.leftIn(removed.map(({ uri }) => URI.parse(uri))),
      }));
      void services.lint.FindingSettings.followFolders();
    });
  });
}
