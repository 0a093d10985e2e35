import { Bitmap } from './bitmap.ts';
import type { Found } from './space.ts';
import { NarrowSteps } from './narrow-steps.ts';
import { Walker } from './walker.ts';
import { noNumber } from '../rules/no-number.ts';

/** Which states are known to be saved, and whether some successor of a state is. */
export interface WaysOut {
  save(state: number): void;
  /** A yes is remembered for all states that have the same successors. */
  leadOut(state: number): boolean;
}

/** Ways of states that fit one word: what is saved is a bit per code, so that no successor is looked up by number. */
export class NarrowWays implements WaysOut {
  readonly #found: Found;
  readonly #steps: NarrowSteps;
  readonly #saved: Bitmap;
  /** By group code; -1, which stands for none, is kept by no bitmap. */
  readonly #savedGroups: Bitmap;

  constructor(found: Found) {
    const { bits } = found.system.layout;
    this.#found = found;
    this.#steps = new NarrowSteps(found.system, found.called);
    this.#saved = new Bitmap(bits);
    this.#savedGroups = new Bitmap(bits);
  }

  save(state: number): void {
    this.#saved.add(this.#found.table.word(state, 0));
  }

  leadOut(state: number): boolean {
    const code = this.#found.table.word(state, 0);
    const group = this.#steps.groupOf(code);
    if (this.#savedGroups.has(group)) return true;
    const out = this.#steps.leadInto(this.#isSaved, code);
    if (out) this.#savedGroups.add(group);
    return out;
  }

  /** Also a state that was not come by yet, when another one of its group is saved by a successor. */
  readonly #isSaved = (code: number): boolean => {
    return this.#saved.has(code) || this.#savedGroups.has(this.#steps.groupOf(code));
  };
}

/** Ways of any states, over the words; `lost` is 0 for a state that is saved. */
export class WideWays implements WaysOut {
  readonly #found: Found;
  readonly #lost: Uint8Array;
  readonly #walker: Walker;
  /** 1 for a group that is saved; nothing is kept at `noNumber`. */
  readonly #savedGroups: Uint8Array;

  constructor(found: Found, lost: Uint8Array) {
    this.#found = found;
    this.#lost = lost;
    this.#walker = new Walker(found.system);
    this.#savedGroups = new Uint8Array(found.groups.count);
  }

  save(state: number): void {
    this.#lost[state] = 0;
  }

  leadOut(state: number): boolean {
    const { table, groups } = this.#found;
    const walker = this.#walker;
    walker.unpack(table, state);
    if (walker.grouped && !groups.has(walker.groupCode)) return false;
    const group = walker.grouped ? groups.indexOf(walker.groupCode) : noNumber;
    if (this.#savedGroups[group] === 1) return true;
    walker.ask();
    const out = this.#someIsSaved();
    if (out) this.#savedGroups[group] = 1;
    return out;
  }

  #someIsSaved(): boolean {
    const { table, system } = this.#found;
    const { first } = system.entries;
    const { targets, count } = this.#walker.enabled;
    for (let index = count - 1; index >= 0; index -= 1) {
      const tool = targets[index] ?? 0;
      const end = first[tool + 1] ?? 0;
      for (let entry = first[tool] ?? 0; entry < end; entry += 1) {
        this.#walker.enter(entry);
        if (this.#lost[table.indexOf(this.#walker.code)] === 0) return true;
      }
    }
    return false;
  }
}
