import type { Json } from '#core/ir/json.ts';
import { History } from '../journal/history.ts';
import { OpRecorder, type RecordedOp } from '../journal/recorded-op.ts';
import { StepWriter } from '../journal/step-writer.ts';
import {
  Interruption,
  Suspension,
  type ModelResult,
  type Op,
  type OpResult,
  type StepPort,
  type ToolOp,
  type ToolResult,
} from '../ports/step-port.ts';
import type { ApprovalVerdict } from '../protocol/messages.ts';
import type { RunEnd } from '../step/turn.ts';
import type { Performer } from './direct-steps.ts';
import type { Beyond, JournaledRun } from './journaled-run.ts';
import { refuseSealed, type Work } from './recorded-work.ts';
import { Parts, type Part } from './parts.ts';
import { pause } from './pause.ts';
import { Recall } from './recall.ts';
import { untilAborted } from '../ports/until-aborted.ts';

/**
 * Steps whose results are recorded: what a journal holds is returned from it, everything else is performed and written
 * down, before it begins and when it is done. A run has one step at a time, so its record is read from front to back.
 */
export class JournaledSteps {
  readonly #run: JournaledRun;
  readonly #history: History;
  readonly #writer: StepWriter;
  readonly #ops = new OpRecorder();
  readonly #parts = new Parts((part) => {
    this.#interrupt(part, 'timeout');
  });
  readonly #recall: Recall;
  readonly #whole: Part;
  #live = false;

  constructor(run: JournaledRun) {
    this.#run = run;
    this.#history = new History(run.journal.past, run.journal.begun);
    this.#writer = new StepWriter(run.journal, run.redactor, (time) => {
      this.#history.passed(time);
    });
    this.#recall = new Recall(run, this.#history, this.#parts, (op) => this.#writer.sealed(op).value);
    if (run.beyond === undefined) this.#writer.suspend();
    this.#whole = this.#parts.begin(null, undefined, 0);
    if (run.signal.aborted) this.#cancel();
    else run.signal.addEventListener('abort', this.#cancel, { once: true });
  }

  /** The steps of the whole run. */
  get port(): StepPort {
    return this.#portOf(this.#whole);
  }

  /** The time of the last record, in milliseconds since 1970, as if the run had never been interrupted. */
  now(): number {
    return this.#run.journal.begun + this.#history.active;
  }

  /** When what is told now happened, in milliseconds since 1970: for what was recorded, then. */
  get happened(): number {
    return this.#live ? Date.now() : this.now();
  }

  /** Keeps a line that a tool wrote, for the record of its call. */
  keepOutput(line: string): void {
    this.#writer.keepOutput(line);
  }

  /** Writes down how the run ended. Resolves with what went wrong with the journal on the way, if anything did. */
  async finish(end: RunEnd): Promise<Error | undefined> {
    this.#run.signal.removeEventListener('abort', this.#cancel);
    this.#parts.end(this.#whole);
    if (this.#history.next === undefined) await this.#writer.end(end, this.#run.beyond?.durable === true);
    else await this.#recall.ended(end);
    return this.#writer.failure;
  }

  #portOf({ prefix, signal }: Part): StepPort {
    const inRun = (name: string): string => `${prefix ?? ''}${name}`;
    return {
      signal,
      step: (name, op) => this.#step(inRun(name), op, signal),
      sleep: (name, milliseconds) => this.#sleep(inRun(name), milliseconds, signal),
      waitForApproval: (name, question) => {
        const perform = (performer: Performer): Promise<ApprovalVerdict> => performer.approve(question, signal);
        return this.#result({ name: inRun(name), op: this.#ops.approval(question), signal, perform });
      },
      within: (part, timeout, inner) => this.#within(inRun(part), timeout, inner),
    };
  }

  async #step<O extends Op>(name: string, op: O, signal: AbortSignal): Promise<OpResult<O>> {
    const work: Work<ModelResult | ToolResult> =
      op.kind === 'model'
        ? { name, op: this.#ops.model(op), signal, perform: (performer) => performer.model(op, signal) }
        : { name, op: this.#ops.tool(op), signal, perform: (performer) => performer.tool(op, signal), call: op };
    return (await this.#result(work)) as OpResult<O>;
  }

  async #sleep(name: string, milliseconds: number, signal: AbortSignal): Promise<void> {
    const until = (this.#history.next?.time ?? Date.now()) + milliseconds;
    const perform = async (): Promise<null> => {
      await pause(Math.max(0, until - Date.now()), signal);
      return null;
    };
    await this.#result({ name, op: { kind: 'sleep', milliseconds }, signal, perform });
  }

  async #within<T>(prefix: string, timeout: number | undefined, inner: (port: StepPort) => Promise<T>): Promise<T> {
    this.#recall.interruptions();
    if (timeout !== undefined) {
      const op: RecordedOp = { kind: 'part', timeout };
      if (!(await this.#recall.started(prefix, op))) {
        await this.#goOn(prefix);
        await this.#writer.start(prefix, op, false);
      }
    }
    const part = this.#parts.begin(prefix, timeout, this.#history.active);
    if (this.#live) this.#parts.watch(this.#history.active);
    this.#recall.interruptions();
    try {
      return await inner(this.#portOf(part));
    } finally {
      this.#parts.end(part);
    }
  }

  /** The recorded result of an operation, or what performing it comes to. */
  async #result<Result extends Json | ModelResult | ToolResult | ApprovalVerdict>(work: Work<Result>): Promise<Result> {
    const { name, op, signal, call } = work;
    this.#writer.throwIfFailed();
    const since = this.#history.next?.time ?? 0;
    const known = await this.#recall.started(name, op);
    if (known) {
      const recorded = await this.#recall.result(name, call);
      if (recorded !== undefined) return recorded.value as Result;
      this.#recall.interruptions();
      signal.throwIfAborted();
    }
    const beyond = await this.#goOn(name);
    signal.throwIfAborted();
    const repeats = known && call !== undefined && !beyond.mayRepeat(call);
    const given = repeats ? await this.#resolved(name, call, since, beyond, signal) : undefined;
    if (call !== undefined && given === undefined && this.#recall.sealed) refuseSealed(call);
    if (!known) await this.#writer.start(name, op, beyond.durable && call !== undefined && !beyond.mayRepeat(call));
    signal.throwIfAborted();
    this.#writer.listen();
    const result = (given as Result | undefined) ?? (await untilAborted(work.perform(beyond.performer), signal));
    // What is done is told, whether or not it could be written; without a record nothing more is begun.
    await this.#writer.complete(name, result as unknown as Json, beyond.durable);
    return result;
  }

  /** From here on the run is performed; waits for ever when it is not to be. */
  #goOn(step: string): Promise<Beyond> {
    const { beyond } = this.#run;
    const { next } = this.#history;
    if (next !== undefined) return this.#recall.stuckBefore(step);
    if (beyond === undefined) return this.#recall.wait({ kind: 'end' });
    if (!this.#live) {
      this.#live = true;
      this.#parts.watch(this.#history.active);
      if (this.#run.signal.aborted) this.#cancel();
    }
    return Promise.resolve(beyond);
  }

  async #resolved(
    name: string,
    call: ToolOp,
    since: number,
    beyond: Beyond,
    signal: AbortSignal,
  ): Promise<ToolResult | undefined> {
    const resolution = await untilAborted(beyond.resolve(call, since, signal), signal);
    await this.#writer.decide(name, resolution.decision, beyond.durable);
    switch (resolution.decision) {
      case 'repeat':
        return undefined;
      case 'result':
        return resolution.result;
      case 'stop':
        this.#interrupt(this.#whole, 'cancelled');
        throw new Interruption('cancelled');
    }
  }

  readonly #cancel = (): void => {
    if (this.#run.signal.reason instanceof Suspension) this.#writer.suspend();
    // What was recorded comes first; an interruption among it would be another run.
    if (this.#live || this.#history.next === undefined) this.#interrupt(this.#whole, 'cancelled');
  };

  #interrupt(part: Part, kind: Interruption['kind']): void {
    if (part.signal.aborted) return;
    this.#writer.interrupt(part.prefix, kind);
    part.controller.abort(this.#writer.suspended ? new Suspension() : new Interruption(kind));
  }
}
