import { DocumentState, ReadPriority, URI } from 'langium';
import type { FileOperationHandler } from 'langium/lsp';
import type {
  DeleteFilesParams,
  FileOperationOptions,
  RenameFilesParams,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { WfSharedServices } from '../services.ts';
import { FilePaths } from '../navigation/file-paths.ts';
import { movedPaths } from './moved-paths.ts';
import { updateDocuments } from './update-documents.ts';

/**
 * What the editor does with files and folders. Before a move, paths are rewritten so that they lead to the same files
 * as before. A watcher on `*.wf` does not see the files that go with a folder.
 */
export class FileOperations implements FileOperationHandler {
  readonly fileOperationOptions: FileOperationOptions = {
    willRename: { filters: [{ pattern: { glob: '**/*' } }] },
    didDelete: { filters: [{ pattern: { glob: '**/*', matches: 'folder' } }] },
    didRename: { filters: [{ pattern: { glob: '**/*', matches: 'folder' } }] },
  };
  private readonly services: WfSharedServices;

  constructor(services: WfSharedServices) {
    this.services = services;
  }

  /** The edits of every file that names a moved one or is moved itself, opened or not. */
  async willRenameFiles({ files }: RenameFilesParams): Promise<WorkspaceEdit> {
    const { WorkspaceManager, WorkspaceLock, DocumentBuilder, LangiumDocuments } = this.services.workspace;
    const moves = files.map(({ oldUri, newUri }) => ({ from: URI.parse(oldUri), to: URI.parse(newUri) }));
    await WorkspaceManager.ready;
    await DocumentBuilder.waitUntil(DocumentState.Parsed);
    return WorkspaceLock.read(async () => {
      const paths = new FilePaths(this.services);
      const changes = new Map<string, readonly TextEdit[]>();
      for (const document of LangiumDocuments.all) {
        const edits = await movedPaths(document, moves, paths);
        if (edits.length > 0) changes.set(document.uri.toString(), edits);
      }
      return this.services.lsp.WorkspaceEdits.changes(changes);
    }, ReadPriority.Immediate);
  }

  didDeleteFiles({ files }: DeleteFilesParams): void {
    this.update(
      [],
      files.map(({ uri }) => URI.parse(uri)),
    );
  }

  didRenameFiles({ files }: RenameFilesParams): void {
    this.update(
      files.map(({ newUri }) => URI.parse(newUri)),
      files.map(({ oldUri }) => URI.parse(oldUri)),
    );
  }

  private update(changed: readonly URI[], deleted: readonly URI[]): void {
    this.services.workspace.DocumentBuilder.forgetModules([...changed, ...deleted]);
    void updateDocuments(this.services, () => ({ changed, deleted }));
  }
}
