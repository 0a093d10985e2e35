import {
  DefaultWorkspaceManager,
  URI,
  UriUtils,
  type BuildOptions,
  type LangiumDocument,
  type LangiumSharedCoreServices,
  type Stream,
} from 'langium';
import type { InitializeParams, WorkspaceFolder } from 'vscode-languageserver';
import { atOnce } from './document-builder.ts';
import { unreadDocument } from './files/unread-document.ts';

/**
 * Also takes the one folder of a client that knows no workspace folders. All files are checked, those that are open first,
 * not only those that are edited or imported.
 */
export class ServerWorkspaceManager extends DefaultWorkspaceManager {
  /** Whose check begins here and goes on in an update is checked as there. */
  override initialBuildOptions: BuildOptions = atOnce;
  private readonly isOpen: (uri: URI) => boolean;
  private readonly unread: (uri: URI) => LangiumDocument;

  constructor(services: LangiumSharedCoreServices) {
    super(services);
    this.isOpen = (uri) => services.workspace.TextDocuments?.get(uri) !== undefined;
    this.unread = (uri) => unreadDocument(services.workspace.LangiumDocumentFactory, uri);
  }

  override initialize(params: InitializeParams): void {
    super.initialize({ ...params, workspaceFolders: [...foldersOf(params)] });
  }

  /** From now on the workspace has these folders more, and those no longer. */
  changeFolders(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void {
    const changed = new Set([...added, ...removed].map(({ uri }) => uri));
    this.folders = [...(this.folders ?? []).filter(({ uri }) => !changed.has(uri)), ...added];
  }

  /** The workflows in those of these folders that the workspace still has. */
  async filesIn(folders: readonly URI[]): Promise<readonly URI[]> {
    const files = folders.filter((folder) => this.holds(folder)).map((folder) => this.searchFolder(folder));
    return (await Promise.all(files)).flat();
  }

  /** The documents in these folders that are neither open nor in a folder that the workspace still has. */
  leftIn(folders: readonly URI[]): readonly URI[] {
    return folders
      .flatMap((folder) => this.langiumDocuments.getDocuments(folder).map(({ uri }) => uri))
      .filter((uri) => !this.isOpen(uri) && !this.holds(uri));
  }

  private holds(uri: URI): boolean {
    return (this.folders ?? []).some((folder) => UriUtils.contains(folder.uri, uri));
  }

  /** Files become documents that are not read yet: the builder reads what is open, and what that imports, before the others. */
  protected override loadWorkspaceDocuments(
    uris: Stream<URI>,
    collect: (document: LangiumDocument) => void,
  ): Promise<void> {
    for (const uri of uris) collect(this.unread(uri));
    return Promise.resolve();
  }
}

interface LegacyFolder {
  readonly rootUri?: string | null;
  readonly rootPath?: string | null;
}

/** `rootUri` and, before it, `rootPath` are how older clients name their folder; the protocol still has them for these. */
function foldersOf(params: InitializeParams): readonly WorkspaceFolder[] {
  if (params.workspaceFolders) return params.workspaceFolders;
  const { rootUri, rootPath }: LegacyFolder = params;
  const uri = rootUri ? URI.parse(rootUri) : rootPath ? URI.file(rootPath) : undefined;
  return uri === undefined ? [] : [{ uri: uri.toString(), name: UriUtils.basename(uri) }];
}
