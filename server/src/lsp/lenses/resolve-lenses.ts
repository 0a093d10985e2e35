import { DocumentState, ReadPriority } from 'langium';
import type { Connection } from 'vscode-languageserver';
import type { WfSharedServices } from '../services.ts';
import type { CodeLenses } from './code-lenses.ts';

/** `codeLens/resolve`, once all files are indexed as they stand. */
export function addLensResolveHandler(connection: Connection, shared: WfSharedServices, lenses: CodeLenses): void {
  const { WorkspaceManager, WorkspaceLock, DocumentBuilder } = shared.workspace;
  connection.onCodeLensResolve(async (lens, token) => {
    await WorkspaceManager.ready;
    await DocumentBuilder.waitUntil(DocumentState.IndexedReferences, token);
    return WorkspaceLock.read(() => lenses.resolveCodeLens(lens), ReadPriority.Immediate);
  });
}
