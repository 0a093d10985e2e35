import type { Json } from '#core/ir/json.ts';
import type { Redactor } from '../secrets/redactor.ts';
import type { RunEnd } from '../step/turn.ts';
import type { Decision, StepRecord } from './journal-record.ts';
import type { RecordedOp } from './recorded-op.ts';
import type { RunJournal } from './run-journal.ts';

/** Lines of one tool call that are recorded. */
const mostOutput = 1_000;

/** Writes down the steps of a run, without the secrets that it knows. */
export class StepWriter {
  readonly #journal: RunJournal;
  readonly #redactor: Redactor;
  #output: string[] = [];
  #failure: Error | undefined;
  #suspended = false;
  /** Told of the time of each record. */
  readonly #passed: (time: number) => void;

  constructor(journal: RunJournal, redactor: Redactor, passed: (time: number) => void) {
    this.#journal = journal;
    this.#redactor = redactor;
    this.#passed = passed;
  }

  /** Why nothing can be written any more. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  throwIfFailed(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  get suspended(): boolean {
    return this.#suspended;
  }

  /** From now on nothing is written. */
  suspend(): void {
    this.#suspended = true;
  }

  /** What is kept from now on belongs to the operation that begins. */
  listen(): void {
    this.#output = [];
  }

  /** Keeps a line that a tool wrote, for the record of its call. */
  keepOutput(line: string): void {
    if (this.#output.length < mostOutput) this.#output.push(line);
  }

  /** An operation is about to begin. */
  async start(name: string, op: RecordedOp, durable: boolean): Promise<void> {
    const stored = await this.#journal.store(this.sealed(op as unknown as Json).value);
    await this.#write({ type: 'started', name, time: Date.now(), op: stored }, durable);
  }

  /** An operation is done. Never rejects: what cannot be written shows in `failure`. */
  async complete(name: string, result: Json, durable: boolean): Promise<void> {
    const { value, changed } = this.sealed(result);
    const output = this.#output;
    await this.#attempt(async () => {
      await this.#write(
        {
          type: 'completed',
          name,
          time: Date.now(),
          result: await this.#journal.store(value),
          ...(changed && { sealed: true }),
          ...(output.length > 0 && { output }),
        },
        durable,
      );
    });
  }

  async decide(name: string, decision: Decision, durable: boolean): Promise<void> {
    await this.#write({ type: 'decided', name, time: Date.now(), decision }, durable);
  }

  /** Never waits and never throws: who is interrupted does neither. */
  interrupt(part: string | null, kind: 'cancelled' | 'timeout'): void {
    void this.#attempt(() => this.#write({ type: 'interrupted', part, time: Date.now(), kind }, false));
  }

  /** The run is over. Never rejects: what cannot be written shows in `failure`. */
  async end(end: RunEnd, durable: boolean): Promise<void> {
    await this.#attempt(async () => {
      const stored = await this.#journal.store(this.sealed({ ...end }).value);
      await this.#write({ type: 'ended', time: Date.now(), reason: end.reason, end: stored }, durable);
    });
  }

  /** A value without secrets. */
  sealed(value: Json): { readonly value: Json; readonly changed: boolean } {
    const clean = this.#redactor.json(value);
    return { value: clean, changed: clean !== value && JSON.stringify(clean) !== JSON.stringify(value) };
  }

  async #attempt(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      this.#failure ??= error instanceof Error ? error : new Error(String(error));
    }
  }

  async #write(record: StepRecord, durable: boolean): Promise<void> {
    this.#passed(record.time);
    if (!this.#suspended) await this.#journal.append(record, durable);
  }
}
