import { URI } from 'langium';
import type { FileOperationHandler } from 'langium/lsp';
import type { DeleteFilesParams, FileOperationOptions, RenameFilesParams } from 'vscode-languageserver';
import type { WfSharedServices } from './module.ts';

/** Folders that the editor deletes or renames: a watcher on `*.wf` does not see the files that go with them. */
export class FolderOperations implements FileOperationHandler {
  readonly fileOperationOptions: FileOperationOptions = {
    didDelete: { filters: [{ pattern: { glob: '**/*', matches: 'folder' } }] },
    didRename: { filters: [{ pattern: { glob: '**/*', matches: 'folder' } }] },
  };
  private readonly services: WfSharedServices;

  constructor(services: WfSharedServices) {
    this.services = services;
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

  private update(changed: URI[], deleted: URI[]): void {
    const { WorkspaceLock, DocumentBuilder } = this.services.workspace;
    void WorkspaceLock.write((token) => DocumentBuilder.update(changed, deleted, token));
  }
}
