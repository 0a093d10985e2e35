import { createEnabledTools, enabledTools, isComplete, type EnabledTools } from '../rules/enabled-tools.ts';
import type { CompiledRules } from '../rules/compiled-rules.ts';
import type { SlotField } from './state-layout.ts';
import type { StateTable } from './state-table.ts';
import type { TransitionSystem } from './transition-system.ts';

/** What is known of a state: bits that may stand together. */
export const mark = {
  /** The run is over here. */
  end: 1,
  /** The model may end the run here, by `finish` or by an answer. */
  mayEnd: 2,
  /** An exit was called or stands in the choice, and only a missing required tool keeps it from ending the run. */
  withheld: 4,
  /** Nothing may be called and the run is not over. */
  stuck: 8,
  /** The run stops because the `when` of the last call knows no case for its result. */
  unmatched: 16,
} as const;

/**
 * Reads one state at a time out of its words and asks the rules about it. Every field is overwritten by `load`, so
 * that a walk over millions of states allocates nothing.
 */
export class Walker {
  readonly system: TransitionSystem;
  readonly slots: Int32Array;
  readonly enabled: EnabledTools;
  /** Words of the successor under construction. */
  readonly code: Int32Array;
  position = 0;
  marks = 0;
  readonly #compiled: CompiledRules;
  readonly #fields: readonly SlotField[];
  readonly #base: Int32Array;

  constructor(system: TransitionSystem) {
    this.system = system;
    this.#compiled = system.compiled;
    this.#fields = system.layout.slots;
    this.slots = new Int32Array(this.#fields.length);
    this.enabled = createEnabledTools(system.compiled);
    this.code = new Int32Array(system.layout.words);
    this.#base = new Int32Array(system.layout.words);
  }

  /** Unpacks a state and asks what may follow; `marks` says how it stands. After an end nothing is enabled. */
  load(table: StateTable, state: number): void {
    const { layout } = this.system;
    for (let word = 0; word < layout.words; word += 1) this.#base[word] = table.word(state, word);
    const first = this.#base[0] ?? 0;
    this.position = first & layout.positionMask;
    this.#base[0] = first - this.position;
    for (let slot = 0; slot < this.slots.length; slot += 1) {
      const field = this.#fields[slot];
      if (field !== undefined) this.slots[slot] = ((this.#base[field.word] ?? 0) >>> field.shift) & field.mask;
    }
    enabledTools(this.#compiled, this.position, this.slots, this.enabled);
    this.marks = this.#marks();
    if ((this.marks & mark.end) !== 0) this.enabled.count = 0;
  }

  /** Packs the state after a call that leads to `position` into `code`. The second half of the semantics, on packed words. */
  enter(position: number): void {
    this.code.set(this.#base);
    this.code[0] = (this.code[0] ?? 0) | position;
    for (const slot of this.#compiled.slots.touched[position] ?? []) {
      const field = this.#fields[slot];
      if (field === undefined || (this.slots[slot] ?? 0) >= (this.#compiled.slots.maxima[slot] ?? 0)) continue;
      this.code[field.word] = (this.code[field.word] ?? 0) + field.unit;
    }
  }

  #marks(): number {
    const here = this.#compiled.at(this.position);
    const exits = here.terminal !== undefined || this.enabled.exit === 'alone';
    const complete = isComplete(this.#compiled, this.slots);
    if (complete && exits) return mark.end;
    if (here.stop !== undefined) return here.stop === 'unmatched' ? mark.end | mark.unmatched : mark.end;
    let marks = this.enabled.count === 0 ? mark.stuck : 0;
    if (exits || this.enabled.exit === 'beside') marks |= complete ? mark.mayEnd : mark.withheld;
    if (complete && this.system.mayAnswerAt(this.position)) marks |= mark.mayEnd;
    // With `finish` on offer the run is not stuck though no tool may be called.
    return (marks & mark.mayEnd) === 0 ? marks : marks & ~mark.stuck;
  }
}
