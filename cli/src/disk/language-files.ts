import { EmptyFileSystemProvider, UriUtils, type FileSystemNode, type URI } from 'langium';
import type { Disk } from './disk.ts';

/** Imported files and modules, as the language asks for them. It searches no folder for workflows: who uses it says which there are. */
export class LanguageFiles extends EmptyFileSystemProvider {
  readonly #disk: Disk;

  constructor(disk: Disk) {
    super();
    this.#disk = disk;
  }

  override stat(uri: URI): Promise<FileSystemNode> {
    return Promise.resolve().then(() => {
      const kind = this.#disk.kind(uri.fsPath);
      return { isFile: kind === 'file', isDirectory: kind === 'folder', uri };
    });
  }

  /** Names only: whoever wants to know what something is asks for that one. */
  override readDirectory(folder?: URI): Promise<FileSystemNode[]> {
    if (folder === undefined) return super.readDirectory();
    return Promise.resolve().then(() =>
      this.#disk
        .names(folder.fsPath)
        .map((name) => ({ isFile: false, isDirectory: false, uri: UriUtils.joinPath(folder, name) })),
    );
  }

  override async readFile(uri?: URI): Promise<string> {
    return uri === undefined ? super.readFile() : (await this.#disk.bytesLater(uri.fsPath)).toString('utf8');
  }
}
