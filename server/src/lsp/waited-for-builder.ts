import { Cancellation, delayNextTick, DocumentState, ReadPriority, UriUtils, type URI } from 'langium';
import { unreadDocument } from './files/unread-document.ts';
import { OpenFirstBuilder, type OpenFirstServices } from './open-first-builder.ts';
import { PendingEdits } from './pending-edits.ts';

/** Who asks about a file, or about all, waits for every edit that was told of before, and reads before the next update. */
export abstract class WaitedForBuilder extends OpenFirstBuilder {
  private readonly pendingEdits = new PendingEdits();

  constructor(services: OpenFirstServices) {
    super(services);
    this.onUpdate((changed, deleted) => {
      // Langium also tells of files that are only explored: an edit of one may still wait for its turn.
      const marked = changed.filter((uri) => this.langiumDocuments.getDocument(uri)?.state === DocumentState.Changed);
      this.pendingEdits.takenUp([...marked, ...deleted]);
    });
  }

  /** Tells of an edit that an update will take up. Until it has, requests about the document wait, though it is new. */
  announce(uri: URI): void {
    this.pendingEdits.add(uri);
    if (this.langiumDocuments.hasDocument(uri)) return;
    this.langiumDocuments.addDocument(unreadDocument(this.langiumDocumentFactory, uri));
  }

  /** Tells of an update that is to come; call what is returned when it has failed. Requests about several files wait for it. */
  announceUpdate(): () => void {
    return this.pendingEdits.addUpdate();
  }

  /** Every change that was told of is marked in the documents that it concerns. */
  get hasMarkedAll(): boolean {
    return this.pendingEdits.isEmpty;
  }

  /** Settled when every change is marked. */
  async allMarked(): Promise<void> {
    await this.pendingEdits.none(undefined, Cancellation.CancellationToken.None);
  }

  protected override async awaitDocumentState(
    state: DocumentState,
    uri: URI,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<URI> {
    await this.pendingEdits.none(uri, cancelToken);
    this.countOnlyAll();
    const document = this.langiumDocuments.getDocument(uri);
    // There is nothing to wait for, and whoever asks finds that out.
    if (document === undefined) return uri;
    if (document.state >= state) {
      this.holdUpdates();
      return super.awaitDocumentState(state, uri, cancelToken);
    }
    // A file that goes away never gets there.
    const stop = new Cancellation.CancellationTokenSource();
    const requests = [
      cancelToken.onCancellationRequested(() => {
        stop.cancel();
      }),
      this.onUpdate((_changed, deleted) => {
        if (deleted.some((one) => UriUtils.equals(one, uri))) stop.cancel();
      }),
      this.onDocumentPhase(state, (document) => {
        if (UriUtils.equals(document.uri, uri)) this.holdUpdates();
      }),
    ];
    try {
      return await this.idle.whileAwaited(super.awaitDocumentState(state, uri, stop.token));
    } finally {
      for (const request of requests) request.dispose();
    }
  }

  protected override async awaitBuilderState(
    state: DocumentState,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<void> {
    await this.pendingEdits.none(undefined, cancelToken);
    this.countOnlyAll();
    if (this.currentState >= state) this.holdUpdates();
    const reached = this.onBuildPhase(state, () => {
      this.holdUpdates();
    });
    try {
      await this.idle.whileAwaited(super.awaitBuilderState(state, cancelToken));
    } finally {
      reached.dispose();
    }
  }

  /** Keeps the next update from moving the nodes of a tree before who waited for it has begun to read. */
  private holdUpdates(): void {
    void this.lock().read(() => delayNextTick(), ReadPriority.Immediate);
  }
}
