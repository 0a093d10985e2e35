import { Deferred, interruptAndCheck, type Cancellation } from 'langium';
import type { ServerUnderTest } from './server-under-test.ts';

/** Explorations that wait for the test. */
export interface HeldExplorations {
  /** Settled once an exploration waits. */
  readonly begun: Promise<void>;
  /** Lets all of them go on, and those to come. */
  readonly release: () => void;
}

/** From now on no exploration takes a step before `release`; one that is cancelled ends all the same. */
export function holdExplorations({ Wf }: ServerUnderTest['services']): HeldExplorations {
  const begun = new Deferred();
  const released = new Deferred();
  Wf.analysis.ExplorationPauses.use(async (cancelToken) => {
    begun.resolve();
    await Promise.race([released.promise, cancelled(cancelToken)]);
    await interruptAndCheck(cancelToken);
  });
  return {
    begun: begun.promise,
    release: () => {
      released.resolve();
    },
  };
}

function cancelled(cancelToken: Cancellation.CancellationToken): Promise<void> {
  return new Promise((resolve) => {
    if (cancelToken.isCancellationRequested) resolve();
    else
      cancelToken.onCancellationRequested(() => {
        resolve();
      });
  });
}
