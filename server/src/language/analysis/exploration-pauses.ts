import { interruptAndCheck, type Cancellation } from 'langium';

/** Settles when an exploration may go on; rejects with `OperationCancelled` once the token is cancelled. */
export type Pause = (cancelToken: Cancellation.CancellationToken) => Promise<void>;

/**
 * What happens between two steps of an exploration, and before its first. Unless somebody says otherwise with `use`,
 * whatever else waits for the process is done every few milliseconds.
 */
export class ExplorationPauses {
  private pause: Pause = interruptAndCheck;

  use(pause: Pause): void {
    this.pause = pause;
  }

  next(cancelToken: Cancellation.CancellationToken): Promise<void> {
    return this.pause(cancelToken);
  }
}
