import {
  DocumentState,
  interruptAndCheck,
  type BuildOptions,
  type Cancellation,
  type LangiumDocument,
  type LangiumSharedCoreServices,
} from 'langium';
import { WfDocumentBuilder } from '#language/workspace/document-builder.ts';
import type { Diagnostic } from 'vscode-languageserver';
import { unusedCodes } from '#language/checks/unused-declaration.ts';
import { isBeingRead } from './files/being-read.ts';
import type { IdleTime } from './idle-time.ts';
import type { ServerWorkspaceLock } from './workspace-lock.ts';

/** Reading, linking and checking take milliseconds for each file, what is between them does not. */
const longSteps = new Set([DocumentState.Parsed, DocumentState.Linked, DocumentState.Validated]);

/** What building needs that answers while it builds. */
export type OpenFirstServices = LangiumSharedCoreServices & {
  readonly workspace: { readonly WorkspaceLock: ServerWorkspaceLock; readonly IdleTime: IdleTime };
};

/**
 * Files that a person has in front of them are built before all others, and while the others are, whatever is asked is
 * answered between two of them. What files that are not read yet may refute is found when they are.
 */
export abstract class OpenFirstBuilder extends WfDocumentBuilder {
  protected readonly lock: () => ServerWorkspaceLock;
  protected readonly idle: IdleTime;
  /** What is open is being built, and files beside it are not read or linked yet. */
  private isAhead = false;
  /** Documents of which findings were held back that files may refute which were not read yet. */
  private readonly unsure = new Set<LangiumDocument>();

  constructor(services: OpenFirstServices) {
    super(services);
    this.lock = () => services.workspace.WorkspaceLock;
    this.idle = services.workspace.IdleTime;
  }

  /**
   * While other files are to be read or linked, what is open comes before them, with what it imports and as far as it gets:
   * a person waits for it. Who waits for all files waits until they are there.
   */
  protected override async buildDocuments(
    documents: LangiumDocument[],
    options: BuildOptions,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<void> {
    const open = documents.filter((document) => this.isOpen(document));
    const isBehind = documents.some(
      (document) => document.state < DocumentState.IndexedReferences && !this.isOpen(document),
    );
    if (open.length === 0 || !isBehind) return super.buildDocuments(documents, options, cancelToken);
    this.isAhead = true;
    try {
      await super.buildDocuments(open, options, cancelToken);
      await this.finishAhead(open, cancelToken);
    } finally {
      this.countOnlyAll();
      this.isAhead = false;
    }
    const rest = documents.filter(({ uri }) => this.buildState.get(uri.toString())?.completed !== true);
    await super.buildDocuments(rest, options, cancelToken);
  }

  /** What else a person who has these files in front of them waits for, before the others are read. */
  protected abstract finishAhead(
    open: readonly LangiumDocument[],
    cancelToken: Cancellation.CancellationToken,
  ): Promise<void>;

  protected override builtBeside(unlinked: readonly LangiumDocument[]): readonly LangiumDocument[] {
    if (this.isAhead) return unlinked.filter((document) => this.isOpen(document));
    return [...unlinked, ...this.takeUnsure()];
  }

  /** The documents of which findings were held back, to be checked again once all files are read. */
  private takeUnsure(): readonly LangiumDocument[] {
    if (this.unsure.size === 0 || isBeingRead(this.langiumDocuments)) return [];
    // Those that changed since are built in any case, and those that were deleted are not any more.
    const checked = [...this.unsure].filter(({ state }) => state === DocumentState.Validated);
    this.unsure.clear();
    for (const document of checked) this.resetToState(document, DocumentState.IndexedReferences);
    return checked;
  }

  /** What was found in a document without what a file may refute that is not read yet; that is held back until all are. */
  protected sureOf(document: LangiumDocument, found: Diagnostic[]): Diagnostic[] {
    const sure = found.filter(({ code }) => !unusedCodes.has(String(code)));
    if (sure.length === found.length || !isBeingRead(this.langiumDocuments)) return found;
    this.unsure.add(document);
    return sure;
  }

  /** Before each step with a file that nobody has in front of them, everything that has been asked is answered, and likely to be. */
  protected override runCancelable(
    documents: LangiumDocument[],
    targetState: DocumentState,
    cancelToken: Cancellation.CancellationToken,
    callback: (document: LangiumDocument) => unknown,
  ): Promise<void> {
    return super.runCancelable(documents, targetState, cancelToken, async (document) => {
      if (longSteps.has(targetState) && !this.isAhead && !this.isOpen(document)) {
        await this.idle.reached(cancelToken);
        await this.lock().answered();
        await interruptAndCheck(cancelToken);
      }
      await callback(document);
    });
  }

  private isOpen({ uri }: LangiumDocument): boolean {
    return this.textDocuments?.get(uri) !== undefined;
  }

  /** What is built ahead says nothing of how far the workspace is. */
  protected countOnlyAll(): void {
    if (this.isAhead) this.currentState = DocumentState.Changed;
  }

  /** Who waits for all files waits also where none is left to be built; Langium's own class forgets them then. */
  protected override async notifyBuildPhase(
    documents: LangiumDocument[],
    state: DocumentState,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<void> {
    if (this.isAhead) return;
    // Langium notes it when all have been told: who begins to wait in between would wait for the next edit.
    this.currentState = state;
    if (documents.length > 0) return super.notifyBuildPhase(documents, state, cancelToken);
    for (const listener of this.buildPhaseListeners.get(state).slice()) await listener(documents, cancelToken);
  }
}
