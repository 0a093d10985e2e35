import { Cancellation } from 'langium';

/** Settles when an editor has had the time to ask for more, at the latest once the token is cancelled. */
export type Pause = (over: Cancellation.CancellationToken) => Promise<void>;

/** Milliseconds in which an editor goes on to ask: after a key for completions, then for what it says of the first one. */
const quiet = 30;
/** So many pauses come before one step at most, so that a client which never stops asking does not stop everything. */
const most = 4;

/**
 * When files are read that nobody waits for: once nothing has been asked for a while. Whoever asks for what these files say
 * has them read at once.
 */
export class IdleTime {
  private pause: Pause = quietTime;
  private asked = 0;
  /** How much had been asked when a pause ended in which nothing was. */
  private answered = 0;
  private waiting = 0;
  private pausing: Cancellation.CancellationTokenSource | undefined;

  /** What a pause is; unless somebody says otherwise, a few hundredths of a second. */
  use(pause: Pause): void {
    this.pause = pause;
  }

  /** Something has been asked, and more may follow. */
  noteRequest(): void {
    this.asked += 1;
  }

  /** Until the promise is settled somebody waits for all files, and there are no pauses. */
  async whileAwaited<T>(promise: Promise<T>): Promise<T> {
    this.waiting += 1;
    this.pausing?.cancel();
    try {
      return await promise;
    } finally {
      this.waiting -= 1;
    }
  }

  /** Settled when nothing was asked in a whole pause, when somebody waits for all files, or once the token is cancelled. */
  async reached(cancelToken: Cancellation.CancellationToken): Promise<void> {
    for (let times = 0; times < most && this.answered !== this.asked; times += 1) {
      if (this.waiting > 0 || cancelToken.isCancellationRequested) return;
      this.answered = this.asked;
      await this.onePause(cancelToken);
    }
  }

  private async onePause(cancelToken: Cancellation.CancellationToken): Promise<void> {
    const pausing = new Cancellation.CancellationTokenSource();
    const cancelled = cancelToken.onCancellationRequested(() => {
      pausing.cancel();
    });
    this.pausing = pausing;
    try {
      await this.pause(pausing.token);
    } finally {
      this.pausing = undefined;
      cancelled.dispose();
      pausing.dispose();
    }
  }
}

function quietTime(over: Cancellation.CancellationToken): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, quiet);
    over.onCancellationRequested(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
