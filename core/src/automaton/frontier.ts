import { doubled } from './growth.ts';
import type { Found } from './space.ts';
import { StateTable } from './state-table.ts';
import type { TransitionSystem } from './transition-system.ts';

/** The states that a search has found, in the order in which they wait to be looked at, and how it came to them. */
export class Frontier {
  readonly table: StateTable;
  /** Slots and groups of positions that were expanded; a second time they lead to nothing new. */
  readonly groups: StateTable;
  /** Per tool: 1 when some run calls it. */
  readonly called: Uint8Array;
  /** States that were looked at; the next one has this number. */
  expanded = 0;
  transitions = 0;
  readonly system: TransitionSystem;
  #parents = new Int32Array(64);
  #children = new Int32Array(64);
  #marks = new Uint8Array(64);

  constructor(system: TransitionSystem) {
    const { words, keyWords, bits } = system.layout;
    this.system = system;
    this.table = new StateTable(words, bits, keyWords);
    this.groups = new StateTable(keyWords, bits);
    this.called = new Uint8Array(system.compiled.tools.names.length);
    this.table.add(new Int32Array(words));
  }

  get pending(): boolean {
    return this.expanded < this.table.count;
  }

  /** Notes that the newest state of the table was found from the one that is being looked at. */
  link(): void {
    const state = this.table.count - 1;
    if (state === this.#parents.length) {
      this.#parents = doubled(this.#parents);
      this.#children = doubled(this.#children);
      this.#marks = doubled(this.#marks);
    }
    this.#parents[state] = this.expanded;
    this.#children[this.expanded] = state;
  }

  /** Notes how the state stands that was being looked at, and turns to the next. */
  advance(marks: number): void {
    this.#marks[this.expanded] = marks;
    this.expanded += 1;
  }

  found(): Found {
    const { count } = this.table;
    return {
      system: this.system,
      table: this.table,
      groups: this.groups,
      complete: !this.pending,
      expanded: this.expanded,
      transitions: this.transitions,
      parents: this.#parents.subarray(0, count),
      children: this.#children.subarray(0, count),
      marks: this.#marks.subarray(0, count),
      called: this.called,
    };
  }
}
