import type { URI } from 'langium';
import { LogMessageNotification, MessageType } from 'vscode-languageserver';
import type { WfSharedServices } from '../services.ts';

/** Files that are to be read again or anew, and files and folders that are gone. */
export interface FileChanges {
  readonly changed: readonly URI[];
  readonly deleted: readonly URI[];
}

/**
 * Takes up changes once it is their turn, after the workspace has been read. What is open stays, whatever becomes of its
 * file: a person has it in front of them. `changes` are asked for when nothing else changes documents. What fails is
 * logged at the client; the promise never rejects.
 */
export async function updateDocuments(
  services: WfSharedServices,
  changes: () => FileChanges | Promise<FileChanges>,
): Promise<void> {
  const { WorkspaceManager, WorkspaceLock, DocumentBuilder } = services.workspace;
  const marked = DocumentBuilder.announceUpdate();
  try {
    await Promise.all([WorkspaceManager.ready, services.lint.LintMode.ready]);
    await WorkspaceLock.write(async (token) => {
      const { changed, deleted } = await changes();
      // No other update is taken up meanwhile: the first that is told of is this one.
      const listener = DocumentBuilder.onUpdate(marked);
      try {
        await DocumentBuilder.update([...changed, ...openIn(services, deleted)], [...deleted], token);
      } finally {
        listener.dispose();
      }
    });
  } catch (error) {
    await report(services, error);
  } finally {
    marked();
  }
}

function openIn(services: WfSharedServices, deleted: readonly URI[]): readonly URI[] {
  const { LangiumDocuments, TextDocuments } = services.workspace;
  return deleted
    .flatMap((uri) => LangiumDocuments.getDocuments(uri).map((document) => document.uri))
    .filter((uri) => TextDocuments.get(uri) !== undefined);
}

/** A connection that is closed by now takes no report, and there is nobody to read it. */
async function report({ lsp: { Connection } }: WfSharedServices, error: unknown): Promise<void> {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  try {
    await Connection?.sendNotification(LogMessageNotification.type, { type: MessageType.Error, message });
  } catch {
    // Closed.
  }
}
