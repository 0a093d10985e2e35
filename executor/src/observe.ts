import type { RunEvent, RunEventBody } from '#core/events/run-event.ts';
import type { Json } from '#core/ir/json.ts';
import type { Observer } from './run.ts';
import type { Redactor } from './secrets/redactor.ts';

/** Numbers and dates the events of one top run, and removes secrets from them. */
export function stampingObserver(tell: (event: RunEvent) => void, redactor: Redactor): Observer {
  let sequence = 0;
  return {
    emit(run, event) {
      // An event is plain JSON, which is what a redactor works on.
      const clean = redactor.json(event as unknown as Json) as unknown as RunEventBody;
      tell({ run, sequence, time: Date.now(), ...clean });
      sequence += 1;
    },
    now: Date.now,
  };
}
