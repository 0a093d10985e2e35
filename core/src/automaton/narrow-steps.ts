import type { TransitionSystem } from './transition-system.ts';
import { doubled } from './growth.ts';
import { mark } from './marks.ts';
import { positionFacts, type PositionFacts } from './position-facts.ts';
import { packGuards, type PackedGuards } from './packed-guards.ts';
import { widestBitmap } from './bitmap.ts';
import type { PackedEntries } from './packed-entries.ts';
import { Walker } from './walker.ts';
import { noNumber } from '../rules/no-number.ts';

/** Whether the states of a system fit one word that a bitmap can hold, with all slots in sight. */
export function isNarrow({ layout }: TransitionSystem): boolean {
  return layout.words === 1 && layout.bits <= widestBitmap;
}

/**
 * The successors of states that fit one word, found without taking the word apart: what `Walker` asks of slots, guards
 * ask of bits. Positions whose rules guards cannot express (`PositionFacts.asked`) are left to a walker.
 */
export class NarrowSteps {
  /** Codes of the successors of the state that was stepped from, up to the number that `from` returned. */
  codes = new Int32Array(256);
  /** How the loaded state stands. */
  marks = 0;
  /** The loaded state with its group in place of the position; -1 where it has none. */
  group: number = noNumber;
  readonly #walker: Walker;
  readonly #facts: PositionFacts;
  readonly #guards: PackedGuards;
  readonly #entries: PackedEntries;
  readonly #groups: Int32Array;
  readonly #positionMask: number;
  readonly #called: Uint8Array;

  /** `called` gets a 1 for each tool that may be called in a state that was stepped from. */
  constructor(system: TransitionSystem, called: Uint8Array) {
    this.#walker = new Walker(system);
    this.#facts = positionFacts(system);
    this.#guards = packGuards(system);
    this.#entries = system.entries;
    this.#groups = system.groups;
    this.#positionMask = system.layout.positionMask;
    this.#called = called;
  }

  /** Loads a state as far as its successors are not needed: its group, and its marks if it has some. */
  load(code: number): void {
    this.group = this.groupOf(code);
    this.marks = this.#marksAt(code, code & this.#positionMask, 0);
  }

  /** A state with its group in place of the position; -1 where it has none. */
  groupOf(code: number): number {
    return (code & ~this.#positionMask) | (this.#groups[code & this.#positionMask] ?? noNumber);
  }

  /** Steps from the loaded state: finds `codes` and `marks`, and returns the number of successors. */
  from(code: number): number {
    const position = code & this.#positionMask;
    if (this.#facts.asked[position] === 1) return this.#ask(code);
    if ((this.marks & mark.end) !== 0) return 0;
    const targets = this.#facts.targets[position] ?? none;
    const first = this.#entries.first;
    const rest = code & ~this.#positionMask;
    let count = 0;
    let open = false;
    for (const tool of targets) {
      if (!this.#mayCall(tool, rest)) continue;
      open = true;
      this.#called[tool] = 1;
      count = this.#enter(rest, first[tool] ?? 0, first[tool + 1] ?? 0, count);
    }
    if (!open) this.marks = this.#marksAt(code, position, 1);
    return count;
  }

  /**
   * Whether a state that is no end has a successor in a set. Asks from the last to the first and stops at a yes, because
   * exits tend to stand last.
   */
  leadInto(isIn: (code: number) => boolean, code: number): boolean {
    const position = code & this.#positionMask;
    if (this.#facts.asked[position] === 1) {
      for (let index = this.#ask(code) - 1; index >= 0; index -= 1) if (isIn(this.codes[index] ?? 0)) return true;
      return false;
    }
    const targets = this.#facts.targets[position] ?? none;
    const { first } = this.#entries;
    const rest = code & ~this.#positionMask;
    for (let index = targets.length - 1; index >= 0; index -= 1) {
      const tool = targets[index] ?? 0;
      if (!this.#mayCall(tool, rest)) continue;
      const from = first[tool] ?? 0;
      for (let entry = (first[tool + 1] ?? 0) - 1; entry >= from; entry -= 1) {
        if (isIn(this.#after(entry, rest))) return true;
      }
    }
    return false;
  }

  /** The guards of a tool agree with the slots of a state. */
  #mayCall(tool: number, rest: number): boolean {
    const { need, field, shift, limit } = this.#guards;
    const needed = need[tool] ?? 0;
    return (rest & needed) === needed && (rest & (field[tool] ?? 0)) >>> (shift[tool] ?? 0) < (limit[tool] ?? 0);
  }

  /** Appends the codes of some entries. */
  #enter(rest: number, from: number, to: number, count: number): number {
    for (let entry = from; entry < to; entry += 1) {
      if (count === this.codes.length) this.codes = doubled(this.codes);
      this.codes[count] = this.#after(entry, rest);
      count += 1;
    }
    return count;
  }

  /** The code after a call that makes an entry. */
  #after(entry: number, rest: number): number {
    const { bits, one } = this.#entries;
    return (rest | (bits[entry] ?? 0)) + (one[entry] ?? 0);
  }

  #ask(code: number): number {
    const { enabled } = this.#walker;
    const { first } = this.#entries;
    this.#walker.loadCode(code);
    this.marks = this.#walker.marks;
    const rest = code & ~this.#positionMask;
    let count = 0;
    for (let index = 0; index < enabled.count; index += 1) {
      const tool = enabled.targets[index] ?? 0;
      this.#called[tool] = 1;
      count = this.#enter(rest, first[tool] ?? 0, first[tool + 1] ?? 0, count);
    }
    return count;
  }

  #marksAt(code: number, position: number, stuck: 0 | 1): number {
    return this.#facts.marks[position * 4 + stuck * 2 + (this.#isComplete(code) ? 1 : 0)] ?? 0;
  }

  /** No required tool is missing. */
  #isComplete(code: number): boolean {
    const { requiredBits, requiredFields } = this.#guards;
    if ((code & requiredBits) !== requiredBits) return false;
    for (const field of requiredFields) if ((code & field) === 0) return false;
    return true;
  }
}

const none = new Int32Array(0);
