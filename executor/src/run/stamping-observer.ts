import type { RunEvent, RunEventBody } from '#core/events/run-event.ts';
import type { Observer } from './run-workflow.ts';
import { redactedEvent } from '../secrets/redacted-event.ts';
import { RedactedStream } from '../secrets/redacted-stream.ts';
import type { Redactor } from '../secrets/redactor.ts';

/**
 * Numbers and dates the events of one top run, by `now` in milliseconds since 1970, and removes secrets from them. The text of a reply may come in pieces
 * that cut a secret in two: an end of it that may be one is held back until it is known, or the reply is over.
 */
export function stampingObserver(
  tell: (event: RunEvent) => void,
  redactor: Redactor,
  now: () => number = Date.now,
): Observer {
  let sequence = 0;
  const texts = new Map<string, { readonly step: number; readonly stream: RedactedStream }>();
  const stamp = (run: string, event: RunEventBody): void => {
    tell({ run, sequence, time: now(), ...event });
    sequence += 1;
  };
  const flush = (run: string): void => {
    const text = texts.get(run);
    const delta = text?.stream.end() ?? '';
    texts.delete(run);
    if (text !== undefined && delta !== '') stamp(run, { type: 'model-text', step: text.step, delta });
  };
  return {
    emit(run, event) {
      if (event.type !== 'model-text') {
        flush(run);
        stamp(run, redactedEvent(event, redactor));
        return;
      }
      let text = texts.get(run);
      if (text?.step !== event.step) {
        flush(run);
        text = { step: event.step, stream: new RedactedStream(redactor) };
        texts.set(run, text);
      }
      const delta = text.stream.add(event.delta);
      if (delta !== '') stamp(run, { ...event, delta });
    },
    now,
  };
}
