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
import { reasonOf } from '#core/text/system-error.ts';
import { differentlyImported, importedNames, type ImportedNames } from '../references/imported-names.ts';
import { Imports } from '../references/imports.ts';
import { fileOf } from '../syntax/file-of.ts';
import { WfLangiumDocuments } from './langium-documents.ts';

const nothing: ImportedNames = new Map();

/** Codes of errors that say that there is no such file, or that there can be none. */
const notThere = new Set<unknown>(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);

/**
 * Builds, with each document, the files that it imports, even those outside of every workspace folder, and those of
 * which it imports other names than before: what nobody uses there may be used now, or not any more.
 */
export class WfDocumentBuilder extends DefaultDocumentBuilder {
  private readonly imports: () => Imports;
  /** What each document imported when it was last parsed. */
  private readonly imported = new Map<string, ImportedNames>();
  /** Documents that were read before, and whose files cannot be read any more. */
  private readonly unreadable = new Set<LangiumDocument>();

  constructor(services: LangiumSharedCoreServices) {
    super(services);
    this.imports = () => new Imports(services);
    this.onUpdate((_changed, deleted) => {
      for (const uri of deleted) this.takeUp(uri.toString(), nothing);
    });
  }

  /** A file that cannot be read any more is treated like one that was deleted, once all others are built. */
  override async update(changed: URI[], deleted: URI[], cancelToken?: Cancellation.CancellationToken): Promise<void> {
    // Whose turn was cut short is tried again.
    for (const document of this.unreadable) this.resetToState(document, DocumentState.Changed);
    this.unreadable.clear();
    await super.update(changed, deleted, cancelToken);
    const gone = [...this.unreadable].map(({ uri }) => uri);
    if (gone.length > 0) await this.update([], gone, cancelToken);
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
    const readable = documents.filter((document) => this.isRead(document));
    for (const document of readable) this.takeUpImportsOf(document);
    const all = await this.withImports(readable, cancelToken);
    const unlinked = this.langiumDocuments.all.filter(({ state }) => state === DocumentState.ComputedScopes);
    for (const document of this.builtBeside(unlinked.toArray())) all.add(document);
    await super.buildDocuments(this.sortDocuments([...all]), options, cancelToken);
  }

  /** What a build takes up beside the documents that it was asked for, given all that are to be linked again. */
  protected builtBeside(unlinked: readonly LangiumDocument[]): readonly LangiumDocument[] {
    return unlinked;
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
      this.noteRead(document.uri);
    } catch (error) {
      if (isOperationCancelled(error) || this.textDocuments?.get(document.uri) !== undefined) throw error;
      this.noteUnread(document.uri, error);
      if (fileOf(document)) {
        this.unreadable.add(document);
        return;
      }
      this.langiumDocuments.deleteDocument(document.uri);
      this.cleanUpDeleted(document);
    }
  }

  private isRead(document: LangiumDocument): boolean {
    return this.langiumDocuments.hasDocument(document.uri) && !this.unreadable.has(document);
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

  /** The documents, with those that they import, directly or through others, and that are not linked yet. */
  private async withImports(
    documents: readonly LangiumDocument[],
    cancelToken: Cancellation.CancellationToken,
  ): Promise<Set<LangiumDocument>> {
    const all = new Set(documents);
    const imports = this.imports();
    for (const document of all) {
      for (const uri of imports.direct(document)) {
        const imported = await this.readNow(uri, cancelToken);
        if (imported) all.add(imported);
      }
    }
    return all;
  }

  /** An imported file, read if nothing was known of it, or only its place; `undefined` if it is linked, or is not there. */
  private async readNow(uri: URI, cancelToken: Cancellation.CancellationToken): Promise<LangiumDocument | undefined> {
    const known = this.langiumDocuments.getDocument(uri);
    if (known === undefined) return this.readNew(uri);
    if (known.state >= DocumentState.Parsed) return known.state < DocumentState.Linked ? known : undefined;
    await this.parse(known, cancelToken);
    if (!this.isRead(known)) return undefined;
    this.takeUpImportsOf(known);
    return known;
  }

  private async readNew(uri: URI): Promise<LangiumDocument | undefined> {
    if (!uri.path.endsWith('.wf')) return undefined;
    this.noteRead(uri);
    try {
      const { isFile, isDirectory } = await this.fileSystemProvider.stat(uri);
      if (isFile) return await this.langiumDocuments.getOrCreateDocument(uri);
      this.unread?.set(uri.toString(), isDirectory ? 'it is a folder' : 'it is no file');
    } catch (error) {
      this.noteUnread(uri, error);
    }
    return undefined;
  }

  /** It may not be read. Who imports it is told why; of a file that is not there, that it is not. */
  private noteUnread(uri: URI, error: unknown): void {
    const code = error instanceof Error && 'code' in error ? error.code : 'ENOENT';
    if (notThere.has(code)) this.noteRead(uri);
    else this.unread?.set(uri.toString(), reasonOf(error));
  }

  private noteRead(uri: URI): void {
    this.unread?.delete(uri.toString());
  }

  private get unread(): Map<string, string> | undefined {
    return this.langiumDocuments instanceof WfLangiumDocuments ? this.langiumDocuments.unread : undefined;
  }
}
