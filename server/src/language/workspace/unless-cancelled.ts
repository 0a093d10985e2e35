import { Deferred, interruptAndCheck, type Cancellation } from 'langium';

/** Waits for a slow disk only as long as nobody cancels; then it rejects with `OperationCancelled`. */
export async function unlessCancelled<T>(work: Promise<T>, cancelToken: Cancellation.CancellationToken): Promise<T> {
  const cancelled = new Deferred<undefined>();
  const listener = cancelToken.onCancellationRequested(() => {
    cancelled.resolve(undefined);
  });
  await Promise.race([work, cancelled.promise]).finally(() => {
    listener.dispose();
  });
  await interruptAndCheck(cancelToken);
  return work;
}
