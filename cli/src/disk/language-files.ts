import { EmptyFileSystemProvider, type FileSystemNode, type URI } from 'langium';
import type { Disk } from './disk.ts';

/** The imported files, as the language asks for them. It searches no folder: who uses it says which files there are. */
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

  override async readFile(uri?: URI): Promise<string> {
    return uri === undefined ? super.readFile() : (await this.#disk.bytesLater(uri.fsPath)).toString('utf8');
  }
}
