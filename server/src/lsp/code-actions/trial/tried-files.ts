import {
  EmptyFileSystemProvider,
  URI,
  type FileSystemNode,
  type FileSystemProvider,
  type LangiumDocuments,
  type LangiumSharedCoreServices,
} from 'langium';
import type { NewFile } from '../fixes/quick-fix.ts';

/** The files as a trial sees them: some as it supposes, others as the workspace has them, open or on disk. */
export class TriedFiles extends EmptyFileSystemProvider {
  private readonly documents: LangiumDocuments;
  private readonly disk: FileSystemProvider;
  private supposed: ReadonlyMap<string, string> = new Map();

  constructor({ LangiumDocuments, FileSystemProvider }: LangiumSharedCoreServices['workspace']) {
    super();
    this.documents = LangiumDocuments;
    this.disk = FileSystemProvider;
  }

  /** From now on these files are there and no others but those of the workspace. */
  suppose(files: readonly NewFile[]): void {
    this.supposed = new Map(files.map(({ uri, text }) => [uri, text]));
  }

  /** The text of a file that the trial supposes or the workspace knows. */
  textOf(uri: URI): string | undefined {
    return this.supposed.get(uri.toString()) ?? this.documents.getDocument(uri)?.textDocument.getText();
  }

  override async stat(uri: URI): Promise<FileSystemNode> {
    return this.textOf(uri) === undefined ? this.disk.stat(uri) : { isFile: true, isDirectory: false, uri };
  }

  override async readFile(uri: URI = URI.parse('')): Promise<string> {
    return this.textOf(uri) ?? (await this.disk.readFile(uri));
  }
}
