import {
  DefaultDocumentBuilder,
  DocumentState,
  URI,
  type BuildOptions,
  type Cancellation,
  type LangiumDocument,
  type LangiumSharedCoreServices,
} from 'langium';
import { differentlyImported, importedNames, type ImportedNames } from '../references/imported-names.ts';
import { Imports } from '../references/imports.ts';
import { fileOf } from '../syntax/file-of.ts';

const nothing: ImportedNames = new Map();

/**
 * Builds, with each document, the files that it imports, even those outside of every workspace folder, and those of
 * which it imports other names than before: what nobody uses there may be used now, or not any more.
 */
export class WfDocumentBuilder extends DefaultDocumentBuilder {
  private readonly imports: () => Imports;
  /** What each document imported when it was last parsed. */
  private readonly imported = new Map<string, ImportedNames>();

  constructor(services: LangiumSharedCoreServices) {
    super(services);
    this.imports = () => new Imports(services);
    this.onUpdate((_changed, deleted) => {
      for (const uri of deleted) this.takeUp(uri.toString(), nothing);
    });
  }

  /** What a file says depends on the files that it imports, and on those that it would import if they were there. */
  protected override shouldRelink(document: LangiumDocument, changed: Set<string>): boolean {
    return this.indexManager.isAffected(document, changed);
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
    for (const document of documents) {
      const file = fileOf(document);
      if (file) this.takeUp(document.uri.toString(), importedNames(file, document.uri));
    }
    const all = await this.withImports(documents);
    const others = this.langiumDocuments.all.filter(
      (document) => document.state === DocumentState.ComputedScopes && !all.includes(document),
    );
    await super.buildDocuments([...all, ...others], options, cancelToken);
  }

  /** Has the files linked and checked again of which a file imports other names than before. */
  private takeUp(importer: string, names: ImportedNames): void {
    const before = this.imported.get(importer) ?? nothing;
    if (names.size > 0) this.imported.set(importer, names);
    else this.imported.delete(importer);
    for (const uri of differentlyImported(before, names)) {
      const document = this.langiumDocuments.getDocument(URI.parse(uri));
      if (document) this.resetToState(document, DocumentState.ComputedScopes);
    }
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
