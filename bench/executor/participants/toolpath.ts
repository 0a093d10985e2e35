import type { RunEvent } from '#core/events/run-event.ts';
import { runProgram } from '../run-program.ts';
import type { RunRequest } from '../participant.ts';

/** A run as the command line and the editor make it: rules, checks, limits, events, redaction, a stream for every reply. */
export default function participant(baseUrl: string): (run: RunRequest) => Promise<unknown> {
  const events: RunEvent[] = [];
  const provider = { name: 'local', baseUrl, key: 'the-key-of-the-bench' };
  return async ({ model }) => {
    const { reason, result } = await runProgram(provider, model, (event) => {
      events.push(event);
      events.length = 0;
    });
    return reason === 'exit' ? result : reason;
  };
}
