import type { RunEventBody } from '#core/events/run-event.ts';
import type { Redactor } from './redactor.ts';

/** An event without secrets. Only what came from outside is searched; names and the event's own words stay as they are. */
export function redactedEvent(event: RunEventBody, redactor: Redactor): RunEventBody {
  switch (event.type) {
    case 'run-started':
      return { ...event, inputs: redactor.json(event.inputs) };
    case 'model-asked':
      return event;
    case 'model-text':
      return { ...event, delta: redactor.text(event.delta) };
    case 'model-replied': {
      const { text, call } = event;
      return {
        ...event,
        ...(text !== undefined && { text: redactor.text(text) }),
        ...(call !== undefined && { call: { ...call, arguments: redactor.text(call.arguments) } }),
      };
    }
    case 'call-refused':
      return { ...event, hint: redactor.text(event.hint) };
    case 'approval-asked':
    case 'tool-started':
      return { ...event, arguments: redactor.json(event.arguments) };
    case 'approval-given': {
      const { arguments: edited, reason } = event;
      return {
        ...event,
        ...(edited !== undefined && { arguments: redactor.json(edited) }),
        ...(reason !== undefined && { reason: redactor.text(reason) }),
      };
    }
    case 'tool-finished':
      return { ...event, result: redactor.json(event.result) };
    case 'tool-output':
      return { ...event, text: redactor.text(event.text) };
    case 'run-finished':
      return { ...event, ...redactedEnd(event, redactor) };
  }
}

/** What came of a run, without secrets. */
export function redactedEnd<End extends Pick<Extract<RunEventBody, { type: 'run-finished' }>, 'result' | 'message'>>(
  end: End,
  redactor: Redactor,
): End {
  return {
    ...end,
    ...(end.result !== undefined && { result: redactor.json(end.result) }),
    ...(end.message !== undefined && { message: redactor.text(end.message) }),
  };
}
