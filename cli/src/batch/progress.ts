import { isSuccess } from '#core/events/stop-reason.ts';
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
  /** How often each end came, among those of this call. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Tokens that were reported; rows that reported none are counted beside them. */
  readonly tokens: { readonly input: number; readonly output: number; readonly unreported: number };
  readonly milliseconds: number;
}

/** Counts results, and tells a person how it goes. */
export class BatchProgress {
  readonly #terminal: Terminal;
  readonly #done: number;
  readonly #mayTell: () => boolean;
  readonly #reasons = new Map<string, number>();
  readonly #tokens = { input: 0, output: 0, unreported: 0 };
  readonly #since = performance.now();
  #ran = 0;
  #isRehearsal = false;
  #told = 0;

  /** Tells nothing while `mayTell` is false. */
  constructor(terminal: Terminal, done: number, mayTell: () => boolean) {
    this.#terminal = terminal;
    this.#done = done;
    this.#mayTell = mayTell;
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
    const { rows, reasons, milliseconds } = this.summary;
    if (this.#ran === 0) return `${rows} rows, none of them run now`;
    const rate = milliseconds === 0 ? 0 : (this.#ran * 1000) / milliseconds;
    const ends = Object.entries(reasons).map(([reason, count]) => `${count} ${reason}`);
    return [`${rows} rows`, `${rate.toFixed(1)} rows/s`, ...this.#cost, ...ends].join(' · ');
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
      rows: this.#done + this.#ran,
      ran: this.#ran,
      reasons: Object.fromEntries(this.#reasons),
      tokens: { ...this.#tokens },
      milliseconds: Math.round(performance.now() - this.#since),
    };
  }

  /** Every row of this call did what its author asked for. */
  get allWell(): boolean {
    return [...this.#reasons.keys()].every((reason) => reason !== 'invalid-inputs' && isSuccess(reason as 'exit'));
  }
}
