import {
  interruptAndCheck,
  UriUtils,
  type AstNodeDescription,
  type Cancellation,
  type IndexManager,
  type LangiumSharedCoreServices,
} from 'langium';
import type { FuzzyMatcher, LangiumSharedServices, NodeKindProvider, WorkspaceSymbolProvider } from 'langium/lsp';
import type { WorkspaceSymbol, WorkspaceSymbolParams } from 'vscode-languageserver';

/** Names between two looks at whether somebody still wants the answer. */
const stride = 1_000;
/** More than a person reads; the next letter of the query asks again. */
const most = 500;

/** Declarations of all files by a part of their name, each with the file that it stands in. Read from the index. */
export class WfWorkspaceSymbols implements WorkspaceSymbolProvider {
  private readonly index: IndexManager;
  private readonly kinds: NodeKindProvider;
  private readonly matcher: FuzzyMatcher;

  constructor(services: LangiumSharedServices & Pick<LangiumSharedCoreServices, 'workspace'>) {
    this.index = services.workspace.IndexManager;
    this.kinds = services.lsp.NodeKindProvider;
    this.matcher = services.lsp.FuzzyMatcher;
  }

  async getSymbols(
    { query }: WorkspaceSymbolParams,
    cancelToken?: Cancellation.CancellationToken,
  ): Promise<WorkspaceSymbol[]> {
    const wanted = query.toLowerCase();
    const symbols: WorkspaceSymbol[] = [];
    let seen = 0;
    for (const description of this.index.allElements()) {
      seen += 1;
      if (seen % stride === 0 && cancelToken) await interruptAndCheck(cancelToken);
      if (!this.matcher.match(wanted, description.name)) continue;
      symbols.push(...this.symbol(description));
      if (symbols.length === most) break;
    }
    return symbols;
  }

  private symbol(description: AstNodeDescription): WorkspaceSymbol[] {
    const { name, nameSegment, documentUri } = description;
    if (nameSegment === undefined || name.trim() === '') return [];
    const location = { uri: documentUri.toString(), range: nameSegment.range };
    return [
      { name, kind: this.kinds.getSymbolKind(description), location, containerName: UriUtils.basename(documentUri) },
    ];
  }
}
