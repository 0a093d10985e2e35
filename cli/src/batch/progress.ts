import { counted } from '#core/events/measures.ts';
import { isSuccess, type StopReason } from '#core/events/stop-reason.ts';
import type { RowResult } from '#executor/batch/run-batch.ts';
import { rehearsalModel } from '#executor/rehearsal/rehearsal.ts';
import type { Terminal } from '../terminal.ts';

/** Milliseconds between two looks at the progress. */
const pace = 500;

/** What `wf batch --json` prints at the end. */
export interface BatchSummary {
  /** Rows whose results stand in the file now. */
  readonly rows: number;
  /** Of them, those of this call. */
  readonly ran: number;
  /** Those of earlier calls that did not come to the end that their author asked for. They are not run again. */
  readonly failedEarlier: number;
  /** How often each end came, among those of this call. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Tokens that were reported; rows that reported none are counted beside them. */
  readonly tokens: { readonly input: number; readonly output: number; readonly unreported: number };
  readonly milliseconds: number;
}

/** Counts results, and tells a person how it goes. */
export class BatchProgress {
  readonly #terminal: Terminal;
  readonly #mayTell: () => boolean;
  readonly #reasons = new Map<string, number>();
  readonly #tokens = { input: 0, output: 0, unreported: 0 };
  readonly #since = performance.now();
  #earlier = 0;
  #failedEarlier = 0;
  #ran = 0;
  #isRehearsal = false;
  #told = 0;

  /** Tells nothing while `mayTell` is false. */
  constructor(terminal: Terminal, mayTell: () => boolean) {
    this.#terminal = terminal;
    this.#mayTell = mayTell;
  }

  /** Counts a result that an earlier call wrote, by its `reason`. */
  addEarlier(reason: unknown): void {
    this.#earlier += 1;
    if (!isGood(reason)) this.#failedEarlier += 1;
  }

  add({ reason, model, usage }: RowResult): void {
    this.#isRehearsal ||= model === rehearsalModel;
    this.#ran += 1;
    this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
    this.#tokens.input += usage?.input ?? 0;
    this.#tokens.output += usage?.output ?? 0;
    if (usage === undefined) this.#tokens.unreported += 1;
    const now = performance.now();
    if (!this.#terminal.interactive || !this.#mayTell() || now - this.#told < pace) return;
    this.#told = now;
    this.#terminal.err(`\r${this.text}   `);
  }

  /** One line: rows, rate, tokens that were reported, ends. */
  get text(): string {
    const { rows, reasons, milliseconds, failedEarlier } = this.summary;
    const earlier = failedEarlier === 0 ? [] : [`${counted(failedEarlier, 'earlier row')} failed`];
    if (this.#ran === 0) return [`${counted(rows, 'row')}, none of them run now`, ...earlier].join(' · ');
    const rate = milliseconds === 0 ? 0 : (this.#ran * 1000) / milliseconds;
    const ends = Object.entries(reasons).map(([reason, count]) => `${count} ${reason}`);
    return [counted(rows, 'row'), `${rate.toFixed(1)} rows/s`, ...this.#cost, ...ends, ...earlier].join(' · ');
  }

  get #cost(): readonly string[] {
    const { input, output, unreported } = this.#tokens;
    const reported = this.#ran - unreported;
    if (reported === 0 || this.#isRehearsal) return [];
    const of = unreported === 0 ? '' : ` (${reported} of ${this.#ran} rows reported them)`;
    return [`${input} tokens in, ${output} out${of}`];
  }

  get summary(): BatchSummary {
    return {
      rows: this.#earlier + this.#ran,
      ran: this.#ran,
      failedEarlier: this.#failedEarlier,
      reasons: Object.fromEntries(this.#reasons),
      tokens: { ...this.#tokens },
      milliseconds: Math.round(performance.now() - this.#since),
    };
  }

  /** Every row, also of earlier calls, did what its author asked for. */
  get allWell(): boolean {
    return this.#failedEarlier === 0 && [...this.#reasons.keys()].every(isGood);
  }
}

function isGood(reason: unknown): boolean {
  return reason !== 'invalid-inputs' && isSuccess(reason as StopReason);
}
