import { DocumentState, isOperationCancelled, ReadPriority, URI, type LangiumDocument } from 'langium';
import { Imports } from '#language/references/imports.ts';
import type { WfSharedServices } from '../services.ts';

/** Answers that need a file and all that it imports, and no other file of the workspace. */
export class LinkedFile {
  private readonly workspace: WfSharedServices['workspace'];
  private readonly imports: Imports;

  constructor(shared: WfSharedServices) {
    this.workspace = shared.workspace;
    this.imports = new Imports(shared);
  }

  /**
   * The answer about the file as it stands when every change that came before is taken up and linked, though other files
   * are still being read. No update begins while it is made, and one that began before does not change what it is made of:
   * then it is made again. `undefined` if there is no such file.
   */
  async read<R>(uri: URI, answer: (document: LangiumDocument) => R | Promise<R>): Promise<{ value: R } | undefined> {
    const { DocumentBuilder, LangiumDocuments, WorkspaceLock } = this.workspace;
    for (;;) {
      await DocumentBuilder.allMarked();
      const document = LangiumDocuments.getDocument(uri);
      if (document === undefined) return undefined;
      const unlinked = this.with(document).find(({ state }) => state < DocumentState.IndexedReferences);
      if (unlinked === undefined) {
        const read = await WorkspaceLock.read(() => this.unchanged(document, answer), ReadPriority.Immediate);
        if (read !== undefined) return read;
      } else {
        await this.linked(unlinked.uri);
      }
    }
  }

  /** The answer, unless something is not linked, or is linked anew while the answer is made. */
  private async unchanged<R>(
    document: LangiumDocument,
    answer: (document: LangiumDocument) => R | Promise<R>,
  ): Promise<{ value: R } | undefined> {
    if (!this.workspace.DocumentBuilder.hasMarkedAll) return undefined;
    const before = this.linksOf(document);
    if (!before.every(({ isLinked }) => isLinked)) return undefined;
    const value = await answer(document);
    const after = this.linksOf(document);
    const isSame =
      after.length === before.length &&
      after.every(({ isLinked, links }, index) => isLinked && links === before[index]?.links);
    return isSame ? { value } : undefined;
  }

  /** Linking a document makes a new list of its links. */
  private linksOf(document: LangiumDocument): readonly { isLinked: boolean; links: LangiumDocument['references'] }[] {
    return this.with(document).map(({ state, references }) => ({
      isLinked: state >= DocumentState.IndexedReferences,
      links: references,
    }));
  }

  private with(document: LangiumDocument): readonly LangiumDocument[] {
    const { LangiumDocuments } = this.workspace;
    const imported = [...this.imports.closure(document)].map((uri) => LangiumDocuments.getDocument(URI.parse(uri)));
    return [document, ...imported.filter((one) => one !== undefined)];
  }

  /** Settled when the file is linked, or gone. */
  private async linked(uri: URI): Promise<void> {
    try {
      await this.workspace.DocumentBuilder.waitUntil(DocumentState.IndexedReferences, uri);
    } catch (error) {
      if (!isOperationCancelled(error)) throw error;
    }
  }
}
