import type { PastRecord, StepRecord } from './journal-record.ts';

/** How long a run has been going on, without the time in which no process had it. */
export class ActiveTime {
  #last: number;
  #milliseconds = 0;

  /** The run began at this time; all times are milliseconds since 1970. */
  constructor(begun: number) {
    this.#last = begun;
  }

  get milliseconds(): number {
    return this.#milliseconds;
  }

  /** The run has gone on until this time. */
  passed(time: number): void {
    this.#milliseconds += Math.max(0, time - this.#last);
    this.#last = time;
  }

  /** Another process has it from this time on, and had no part in the time before. */
  resumed(time: number): void {
    this.#last = time;
  }
}

/** The records of a run's steps, each with how long the run had been going on as its `time`. */
export function* activeTimes(records: readonly PastRecord[], begun: number): Iterable<StepRecord> {
  const active = new ActiveTime(begun);
  for (const record of records) {
    if (record.type === 'opened') {
      active.resumed(record.time);
      continue;
    }
    active.passed(record.time);
    yield { ...record, time: active.milliseconds };
  }
}
