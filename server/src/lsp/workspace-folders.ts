import { DefaultWorkspaceManager, URI, UriUtils, type LangiumDocument, type Stream } from 'langium';
import type { InitializeParams, WorkspaceFolder } from 'vscode-languageserver';

/** Also takes the one folder of a client that knows no workspace folders; reads what can be read. */
export class ServerWorkspaceManager extends DefaultWorkspaceManager {
  override initialize(params: InitializeParams): void {
    super.initialize({ ...params, workspaceFolders: [...foldersOf(params)] });
  }

  /** A file that may not be read, or that is gone by now, keeps no other from being read. */
  protected override async loadWorkspaceDocuments(
    uris: Stream<URI>,
    collect: (document: LangiumDocument) => void,
  ): Promise<void> {
    const read = uris.map(async (uri) => {
      try {
        collect(await this.langiumDocuments.getOrCreateDocument(uri));
      } catch {
        // Whoever imports it is told so.
      }
    });
    await Promise.all(read);
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
