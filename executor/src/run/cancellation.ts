import { Interruption, Suspension } from '../ports/step-port.ts';

/** The signal of a run, until it is released. */
export interface Cancellation {
  /** Aborts with an `Interruption`, or with the `Suspension` that the outer signal was aborted with. */
  readonly signal: AbortSignal;
  /** The outer signal holds on to the run no longer. */
  readonly release: () => void;
}

/** A signal for a run that whoever started it may abort. */
export function cancelledBy(outer: AbortSignal | undefined): Cancellation {
  const controller = new AbortController();
  const cancel = (): void => {
    controller.abort(outer?.reason instanceof Suspension ? outer.reason : new Interruption('cancelled'));
  };
  if (outer?.aborted === true) cancel();
  outer?.addEventListener('abort', cancel, { once: true });
  return {
    signal: controller.signal,
    release() {
      outer?.removeEventListener('abort', cancel);
    },
  };
}
