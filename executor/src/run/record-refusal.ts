import type { Stuck } from '../adapters/journaled-run.ts';
import { stuckText } from '../adapters/stuck-text.ts';
import { RunRefused } from './run-refusal.ts';

/** How a run that does not match its record comes to an end. */
export interface RecordRefusal {
  /** Rejects with a `RunRefused` once `refuse` was called. */
  readonly refusal: Promise<never>;
  readonly refuse: (why: Stuck) => void;
}

/** Waits for a run to be refused. */
export function refusedWhenStuck(): RecordRefusal {
  let reject: ((error: RunRefused) => void) | undefined;
  const refusal = new Promise<never>((_resolve, rejected) => {
    reject = rejected;
  });
  refusal.catch(() => undefined);
  return {
    refusal,
    refuse(why) {
      reject?.(new RunRefused({ kind: 'unusable-journal', message: stuckText(why) }));
    },
  };
}
