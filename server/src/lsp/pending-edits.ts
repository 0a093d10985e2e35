import { interruptAndCheck, type Cancellation, type URI } from 'langium';

/**
 * Files whose text has changed and whose documents do not know it yet, because the update waits for its turn, and updates
 * of which nobody knows yet what they change. A syntax tree of the old text must not answer requests about the new one:
 * every position would be off.
 */
export class PendingEdits {
  readonly #pending = new Set<string>();
  readonly #updates = new Set<object>();
  readonly #waiting = new Set<() => void>();

  add(uri: URI): void {
    this.#pending.add(uri.toString());
  }

  /** The documents of these files are marked as changed now. */
  takenUp(uris: readonly URI[]): void {
    for (const uri of uris) this.#pending.delete(uri.toString());
    this.#tell();
  }

  /** An update of whatever files is to come; call what is returned when all that it concerns is marked. */
  addUpdate(): () => void {
    const update = {};
    this.#updates.add(update);
    return () => {
      if (this.#updates.delete(update)) this.#tell();
    };
  }

  /** Nothing has changed that the documents do not know of. */
  get isEmpty(): boolean {
    return this.#pending.size === 0 && this.#updates.size === 0;
  }

  /** Settled when the file has no pending edit, or nothing is pending at all; rejects with `OperationCancelled`. */
  async none(uri: URI | undefined, cancelToken: Cancellation.CancellationToken): Promise<void> {
    const key = uri?.toString();
    const isDone = (): boolean => (key === undefined ? this.isEmpty : !this.#pending.has(key));
    // While the token is looked at, another edit may come.
    while (!isDone()) {
      await this.#change(isDone, cancelToken);
      await interruptAndCheck(cancelToken);
    }
  }

  #tell(): void {
    for (const check of this.#waiting) check();
  }

  /** Settled when there is no such edit any more, or when nobody wants to know. */
  #change(isDone: () => boolean, cancelToken: Cancellation.CancellationToken): Promise<void> {
    return new Promise<void>((resolve) => {
      const check = (): void => {
        if (!isDone() && !cancelToken.isCancellationRequested) return;
        this.#waiting.delete(check);
        cancelled.dispose();
        resolve();
      };
      const cancelled = cancelToken.onCancellationRequested(check);
      this.#waiting.add(check);
    });
  }
}
