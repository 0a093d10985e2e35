import type { Found } from './space.ts';
import { doubled } from './growth.ts';
import { Walker } from './walker.ts';

/** Looks successors up again instead of storing edges: a state has many, and most are never asked for. */
export class Successors {
  /** The successors of the state that was asked for last, up to the number that `of` returned. */
  targets = new Int32Array(16);
  readonly #found: Found;
  readonly #walker: Walker;

  constructor(found: Found) {
    this.#found = found;
    this.#walker = new Walker(found.system);
  }

  /** Writes the successors of an expanded state into `targets` and returns their number. */
  of(state: number): number {
    const { table, system } = this.#found;
    const { first } = system.entries;
    const { enabled } = this.#walker;
    this.#walker.load(table, state);
    let count = 0;
    for (const tool of enabled.targets.subarray(0, enabled.count)) {
      const end = first[tool + 1] ?? 0;
      for (let entry = first[tool] ?? 0; entry < end; entry += 1) {
        this.#walker.enter(entry);
        if (count === this.targets.length) this.targets = doubled(this.targets);
        this.targets[count++] = table.indexOf(this.#walker.code);
      }
    }
    return count;
  }
}
