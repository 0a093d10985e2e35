import type { RunEvent } from '#core/events/run-event.ts';
import type { RunHost } from '#executor/run/run-host.ts';

/** A host where nobody is there to be asked: a question breaks the run. `more` answers some all the same. */
export function nobody(onEvent: (event: RunEvent) => void, more: Partial<RunHost> = {}): RunHost {
  const refuse = (): Promise<never> => Promise.reject(new Error('nobody is there to be asked'));
  return {
    onEvent,
    askApproval: refuse,
    askPerson: refuse,
    askSecret: refuse,
    askServer: refuse,
    askUncompleted: refuse,
    ...more,
  };
}

/** For those who look at no event. */
export const ignore = (): void => undefined;

/** Puts events into a list. */
export function keep(events: RunEvent[]): (event: RunEvent) => void {
  return (event) => events.push(event);
}
