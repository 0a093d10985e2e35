import type { Json } from '#core/ir/json.ts';
import { differences, type Difference } from '../journal/differences.ts';
import type { History } from '../journal/history.ts';
import type { StepRecord, Stored } from '../journal/journal-record.ts';
import type { RecordedOp } from '../journal/recorded-op.ts';
import type { ToolOp } from '../ports/step-port.ts';
import type { RunEnd } from '../step/turn.ts';
import type { JournaledRun, Stuck } from './journaled-run.ts';
import type { Parts } from './parts.ts';

/**
 * Goes through the record of a run beside the run. Where the run wants something else than was recorded, it waits for ever:
 * whoever watches it is told why.
 */
export class Recall {
  readonly #run: JournaledRun;
  readonly #history: History;
  readonly #parts: Parts;
  /** An operation as it would be written. */
  readonly #written: (op: Json) => Json;
  #sealed = false;

  constructor(run: JournaledRun, history: History, parts: Parts, written: (op: Json) => Json) {
    this.#run = run;
    this.#history = history;
    this.#parts = parts;
    this.#written = written;
  }

  /** A result was returned that secrets had been taken out of. */
  get sealed(): boolean {
    return this.#sealed;
  }

  /** Is this operation recorded as started? Waits for ever when another one is. */
  async started(name: string, op: RecordedOp): Promise<boolean> {
    const { next } = this.#history;
    if (next === undefined) return false;
    if (next.type !== 'started') return this.stuckBefore(name);
    const renamed: Difference[] = next.name === name ? [] : [{ path: ['step'], recorded: next.name, now: name }];
    const now = this.#written(op as unknown as Json);
    const changes = [...renamed, ...differences(await this.#load(next.op), now)];
    if (changes.length > 0) return this.stuck(name, changes);
    this.#history.take();
    return true;
  }

  /** The recorded result of the operation, if that comes next; of a call, what the tool wrote is told. */
  async result(name: string, call: ToolOp | undefined): Promise<{ readonly value: unknown } | undefined> {
    const { next } = this.#history;
    if (next?.type !== 'completed' || next.name !== name) return undefined;
    const value = await this.#load(next.result);
    this.#sealed ||= next.sealed === true;
    if (call !== undefined) for (const line of next.output ?? []) this.#run.tellOutput(call, line);
    this.#history.take();
    this.interruptions();
    return { value };
  }

  /** Waits for ever when the run did not end like this. */
  async ended(end: RunEnd): Promise<void> {
    const { next } = this.#history;
    if (next?.type !== 'ended') return this.stuckBefore('end');
    const changes = differences(await this.#load(next.end), this.#written({ ...end }));
    if (changes.length > 0) await this.stuck('end', changes);
  }

  /** Stops the parts that were stopped here. */
  interruptions(): void {
    for (let { next } = this.#history; next?.type === 'interrupted'; next = this.#history.next) {
      this.#history.take();
      this.#parts.interrupt(next.part, next.kind);
    }
  }

  /** Waits for ever: the run goes on with this step where its record has another. */
  stuckBefore(step: string): Promise<never> {
    const { next } = this.#history;
    const recorded = next && stepOf(next);
    if (recorded !== step) return this.stuck(step, [{ path: ['step'], recorded, now: step }]);
    return this.stuck(step, [{ path: ['record'], recorded: next?.type, now: 'completed' }]);
  }

  stuck(step: string, changes: readonly Difference[]): Promise<never> {
    return this.wait({ kind: 'changed', step, differences: changes });
  }

  wait(why: Stuck): Promise<never> {
    this.#run.onStuck(why);
    return new Promise(() => undefined);
  }

  async #load(stored: Stored): Promise<Json> {
    try {
      return await this.#run.journal.load(stored);
    } catch (error) {
      return this.wait({ kind: 'unreadable', problem: error instanceof Error ? error.message : String(error) });
    }
  }
}

/** What a record is called in a difference. */
function stepOf(record: StepRecord): string {
  return 'name' in record ? record.name : record.type;
}
