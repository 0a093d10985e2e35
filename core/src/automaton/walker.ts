import { createEnabledTools, enabledTools, isComplete, type EnabledTools } from '../rules/enabled-tools.ts';
import type { ExitMark } from '../rules/position-rules.ts';
import type { CompiledRules } from '../rules/compiled-rules.ts';
import { mark, marksOf } from './marks.ts';
import type { PackedEntries } from './packed-entries.ts';
import type { StateLayout } from './state-layout.ts';
import type { StateTable } from './state-table.ts';
import type { TransitionSystem } from './transition-system.ts';
import { noNumber } from '../rules/no-number.ts';

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
  /** The slots of the loaded state with its group in place of the position, when `grouped`. */
  readonly groupCode: Int32Array;
  readonly #compiled: CompiledRules;
  readonly #entries: PackedEntries;
  readonly #groups: Int32Array;
  readonly #layout: StateLayout;
  readonly #words: number;
  #group: number = noNumber;
  /** The loaded state without its position. */
  readonly #base: Int32Array;

  constructor(system: TransitionSystem) {
    this.system = system;
    this.#compiled = system.compiled;
    this.#entries = system.entries;
    this.#groups = system.groups;
    this.#layout = system.layout;
    this.#words = system.layout.words;
    this.slots = new Int32Array(system.layout.word.length);
    this.enabled = createEnabledTools(system.compiled);
    this.code = new Int32Array(this.#words);
    this.groupCode = new Int32Array(system.layout.keyWords);
    this.#base = new Int32Array(this.#words);
  }

  /** Unpacks a state and asks what may follow; `marks` says how it stands. After an end nothing is enabled. */
  load(table: StateTable, state: number): void {
    this.unpack(table, state);
    this.ask();
  }

  /** Only unpacks a state: `position`, `slots` and the group. */
  unpack(table: StateTable, state: number): void {
    this.#unpackFirst(table.word(state, 0));
    for (let at = 1; at < this.#words; at += 1) this.#unpackWord(at, table.word(state, at));
  }

  /** Like `load` for a state of one word. */
  loadCode(code: number): void {
    this.#unpackFirst(code);
    this.ask();
  }

  #unpackFirst(code: number): void {
    const { positions, positionMask } = this.#layout;
    const packed = code & positionMask;
    const rest = code & ~positionMask;
    this.position = positions[packed] ?? 0;
    this.#group = this.#groups[packed] ?? noNumber;
    this.#unpackWord(0, rest);
    this.groupCode[0] = rest | this.#group;
  }

  /** A word that is as it was in the state before has its slots unpacked already: of a wide state a run changes few. */
  #unpackWord(at: number, code: number): void {
    if (this.#base[at] === code) return;
    this.#base[at] = code;
    const { keyWords, shift, mask, slotsIn } = this.#layout;
    if (at < keyWords) this.groupCode[at] = code;
    for (const slot of slotsIn[at] ?? []) this.slots[slot] = (code >>> (shift[slot] ?? 0)) & (mask[slot] ?? 0);
  }

  /** Other positions have the same successors with the same slots. */
  get grouped(): boolean {
    return this.#group >= 0;
  }

  /** Asks what may follow the unpacked state. */
  ask(): void {
    enabledTools(this.#compiled, this.position, this.slots, this.enabled);
    this.marks = this.#marksWith(this.enabled.exit, this.enabled.count);
    if ((this.marks & mark.end) !== 0) this.enabled.count = 0;
  }

  /** How the unpacked state stands, when another state of its group is known to have successors; none are enabled again. */
  markLikeGroup(): void {
    this.enabled.exit = this.#compiled.at(this.position).exit;
    this.enabled.count = 0;
    this.marks = this.#marksWith(this.enabled.exit, 1);
  }

  /** Packs the state after a call that makes an entry into `code`. */
  enter(entry: number): void {
    const { bits, one } = this.#entries;
    const start = entry * this.#words;
    for (let word = 0; word < this.#words; word += 1) {
      this.code[word] = ((this.#base[word] ?? 0) | (bits[start + word] ?? 0)) + (one[start + word] ?? 0);
    }
  }

  /** The run may end where the walker stands, or ends, if no required tool is missing. */
  get endsWhenComplete(): boolean {
    const here = this.#compiled.at(this.position);
    return here.terminal !== undefined || this.enabled.exit !== 'none' || this.system.mayAnswerAt(this.position);
  }

  /** Where the walker stands an exit ends the run, if no required tool is missing. */
  get exits(): boolean {
    return this.#compiled.at(this.position).terminal !== undefined || this.enabled.exit === 'alone';
  }

  #marksWith(exit: ExitMark, count: number): number {
    const { terminal, stop } = this.#compiled.at(this.position);
    const exits = terminal !== undefined || exit === 'alone';
    const beside = exit === 'beside';
    const mayAnswer = this.system.mayAnswerAt(this.position);
    return marksOf({ exits, beside, mayAnswer, stop }, isComplete(this.#compiled, this.slots), count === 0);
  }
}
