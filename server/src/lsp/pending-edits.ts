import { interruptAndCheck, type Cancellation, type URI } from 'langium';

/**
 * Files whose text has changed and whose documents do not know it yet, because the update waits for its turn. A syntax
 * tree of the old text must not answer requests about the new one: every position would be off.
 */
export class PendingEdits {
  readonly #pending = new Set<string>();
  readonly #waiting = new Set<() => void>();

  add(uri: URI): void {
    this.#pending.add(uri.toString());
  }

  /** The documents of these files are marked as changed now. */
  takenUp(uris: readonly URI[]): void {
    for (const uri of uris) this.#pending.delete(uri.toString());
    for (const check of this.#waiting) check();
  }

  /** Settled when the file, or every file, has no pending edit; rejects with `OperationCancelled`. */
  async none(uri: URI | undefined, cancelToken: Cancellation.CancellationToken): Promise<void> {
    const key = uri?.toString();
    const isDone = (): boolean => (key === undefined ? this.#pending.size === 0 : !this.#pending.has(key));
    // While the token is looked at, another edit may come.
    while (!isDone()) {
      await this.#change(isDone, cancelToken);
      await interruptAndCheck(cancelToken);
    }
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
