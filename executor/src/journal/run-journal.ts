import type { Json } from '#core/ir/json.ts';
import type { PastRecord, StepRecord, Stored } from './journal-record.ts';

/** The record of one run: what was written of it before, and where more is written. */
export interface RunJournal {
  /** When the run began, in milliseconds since 1970. */
  readonly begun: number;
  /** In the order in which it was written. */
  readonly past: readonly PastRecord[];
  /**
   * Writes a record behind all others. Resolves when it survives the end of the process and, if `durable`, a loss of
   * power. Rejects with a `JournalError`, and so does every append after it.
   */
  append(record: StepRecord, durable: boolean): Promise<void>;
  /** Puts a value where records can hold it. */
  store(value: Json): Promise<Stored>;
  load(stored: Stored): Promise<Json>;
}
