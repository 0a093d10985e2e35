import {
  Cancellation,
  DefaultDocumentBuilder,
  DocumentState,
  isOperationCancelled,
  URI,
  type BuildOptions,
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
      this.parse(document, cancelToken),
    );
    const readable = documents.filter((document) => this.langiumDocuments.hasDocument(document.uri));
    for (const document of readable) this.takeUpImportsOf(document);
    const all = await this.withImports(readable, cancelToken);
    const others = this.langiumDocuments.all.filter(
      (document) => document.state === DocumentState.ComputedScopes && !all.includes(document),
    );
    await super.buildDocuments([...all, ...others], options, cancelToken);
  }

  /**
   * Listeners hear of a document at once. Langium lets requests in before it calls the next one, which then find a linked
   * document and a cache of its earlier text, and leaves out the rest when the build is cancelled.
   */
  protected override async notifyDocumentPhase(
    document: LangiumDocument,
    state: DocumentState,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<void> {
    const isCheck = state === DocumentState.Validated;
    await super.notifyDocumentPhase(document, state, isCheck ? cancelToken : Cancellation.CancellationToken.None);
  }

  /** A file that may not be read, or that is gone by now, keeps no other from being read. Who imports it is told so. */
  private async parse(document: LangiumDocument, cancelToken: Cancellation.CancellationToken): Promise<void> {
    try {
      await this.langiumDocumentFactory.update(document, cancelToken);
    } catch (error) {
      if (isOperationCancelled(error) || fileOf(document)) throw error;
      this.langiumDocuments.deleteDocument(document.uri);
      this.cleanUpDeleted(document);
    }
  }

  private takeUpImportsOf(document: LangiumDocument): void {
    const file = fileOf(document);
    if (file) this.takeUp(document.uri.toString(), importedNames(file, document.uri));
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

  private async withImports(
    documents: readonly LangiumDocument[],
    cancelToken: Cancellation.CancellationToken,
  ): Promise<LangiumDocument[]> {
    const all = [...documents];
    const imports = this.imports();
    for (const document of all) {
      for (const uri of imports.direct(document)) {
        const imported = await this.readNow(uri, cancelToken);
        if (imported) all.push(imported);
      }
    }
    return all;
  }

  /** A file that nothing was known of, or only its place. */
  private async readNow(uri: URI, cancelToken: Cancellation.CancellationToken): Promise<LangiumDocument | undefined> {
    const known = this.langiumDocuments.getDocument(uri);
    if (known === undefined) {
      return (await this.isFile(uri)) ? this.langiumDocuments.getOrCreateDocument(uri) : undefined;
    }
    if (known.state >= DocumentState.Parsed) return undefined;
    await this.parse(known, cancelToken);
    this.takeUpImportsOf(known);
    return fileOf(known) && known;
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
