import {
  DefaultDocumentBuilder,
  DocumentState,
  type BuildOptions,
  type Cancellation,
  type LangiumDocument,
  type LangiumSharedCoreServices,
} from 'langium';
import { Imports } from '../references/imports.ts';

/** Builds, with each document, the files that it imports, even those outside of every workspace folder. */
export class WfDocumentBuilder extends DefaultDocumentBuilder {
  private readonly imports: () => Imports;

  constructor(services: LangiumSharedCoreServices) {
    super(services);
    this.imports = () => new Imports(services);
  }

  protected override async buildDocuments(
    documents: LangiumDocument[],
    options: BuildOptions,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<void> {
    this.prepareBuild(documents, options);
    await this.runCancelable(documents, DocumentState.Parsed, cancelToken, (document) =>
      this.langiumDocumentFactory.update(document, cancelToken),
    );
    await super.buildDocuments(await this.withImports(documents), options, cancelToken);
  }

  private async withImports(documents: readonly LangiumDocument[]): Promise<LangiumDocument[]> {
    const all = [...documents];
    const imports = this.imports();
    for (const document of all) {
      for (const uri of imports.direct(document)) {
        if (this.langiumDocuments.hasDocument(uri) || !(await this.isFile(uri))) continue;
        all.push(await this.langiumDocuments.getOrCreateDocument(uri));
      }
    }
    return all;
  }

  private async isFile(uri: LangiumDocument['uri']): Promise<boolean> {
    if (!uri.path.endsWith('.wf')) return false;
    try {
      return (await this.fileSystemProvider.stat(uri)).isFile;
    } catch {
      return false;
    }
  }
}
