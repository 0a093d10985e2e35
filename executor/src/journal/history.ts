import { ActiveTime } from './active-time.ts';
import type { PastRecord, StepRecord } from './journal-record.ts';

/** A record that the run itself meets when it is gone through again. */
export type NextRecord = Exclude<StepRecord, { type: 'decided' }>;

/** Reads what was recorded of a run, record by record, and knows how long the run had been going on by then. */
export class History {
  readonly #records: readonly PastRecord[];
  readonly #active: ActiveTime;
  #at = 0;

  constructor(records: readonly PastRecord[], begun: number) {
    this.#records = records;
    this.#active = new ActiveTime(begun);
    this.#passOver();
  }

  /** The next record; `undefined` when there is none. */
  get next(): NextRecord | undefined {
    const record = this.#records[this.#at];
    return record === undefined || record.type === 'opened' || record.type === 'decided' ? undefined : record;
  }

  /** Milliseconds that the run was going on, without the time in which no process had it. */
  get active(): number {
    return this.#active.milliseconds;
  }

  /** Goes on behind the next record. */
  take(): void {
    const { next } = this;
    if (next === undefined) return;
    this.passed(next.time);
    this.#at += 1;
    this.#passOver();
  }

  /** The run has gone on until this time, in milliseconds since 1970. */
  passed(time: number): void {
    this.#active.passed(time);
  }

  #passOver(): void {
    for (let record = this.#records[this.#at]; record !== undefined; record = this.#records[this.#at]) {
      if (record.type === 'decided') this.passed(record.time);
      else if (record.type === 'opened') this.#active.resumed(record.time);
      else return;
      this.#at += 1;
    }
  }
}
