import { doubled } from './growth.ts';
import { HiddenSlots } from './hidden-slots.ts';
import type { Space } from './space.ts';
import { StateTable } from './state-table.ts';
import type { TransitionSystem } from './transition-system.ts';
import { Walker } from './walker.ts';

/** What a search has found, before traps are looked for. */
export type Found = Omit<Space, 'traps'>;

/** A breadth first search that can stop between any two states. */
export class Search {
  readonly #walker: Walker;
  readonly #table: StateTable;
  /** Slots and groups of positions that were expanded; a second time they lead to nothing new. */
  readonly #groups: StateTable;
  readonly #hidden: HiddenSlots;
  readonly #called: Uint8Array;
  #parents = new Int32Array(1024);
  #children = new Int32Array(1024);
  #marks = new Uint8Array(1024);
  #expanded = 0;
  #transitions = 0;

  constructor(system: TransitionSystem) {
    const { words, keyWords, bits } = system.layout;
    this.#walker = new Walker(system);
    this.#table = new StateTable(words, bits, keyWords);
    this.#groups = new StateTable(keyWords, bits);
    this.#hidden = new HiddenSlots(system);
    this.#called = new Uint8Array(system.compiled.tools.names.length);
    this.#table.add(new Int32Array(words));
  }

  get pending(): boolean {
    return this.#expanded < this.#table.count;
  }

  get states(): number {
    return this.#expanded;
  }

  get transitions(): number {
    return this.#transitions;
  }

  /** Hidden slots that a run has depended on. */
  get betrayed(): ReadonlySet<number> {
    return this.#hidden.betrayed;
  }

  /** Looks at the successors of up to `limit` further states. */
  expand(limit: number, transitions: number): void {
    const { first } = this.#walker.system.entries;
    const { enabled } = this.#walker;
    const last = this.#expanded + limit;
    for (; this.#expanded < last && this.pending && this.#transitions < transitions; this.#expanded += 1) {
      this.#load();
      const { targets, count } = enabled;
      for (let index = 0; index < count; index += 1) {
        const tool = targets[index] ?? 0;
        this.#called[tool] = 1;
        const end = first[tool + 1] ?? 0;
        for (let entry = first[tool] ?? 0; entry < end; entry += 1) this.#follow(entry);
      }
    }
  }

  /** Loads the next state; one whose successors are known already is left with none. */
  #load(): void {
    const walker = this.#walker;
    walker.unpack(this.#table, this.#expanded);
    const grouped = walker.grouped && this.#hidden.allowGroups(walker);
    if (grouped && this.#groups.has(walker.groupCode)) {
      walker.markLikeGroup();
      this.#hidden.watchEnd(walker);
    } else {
      walker.ask();
      if (grouped && walker.enabled.count > 0) this.#groups.add(walker.groupCode);
      this.#hidden.watch(walker, this.#table);
    }
    this.#marks[this.#expanded] = walker.marks;
  }

  #follow(entry: number): void {
    this.#transitions += 1;
    this.#walker.enter(entry);
    const next = this.#table.count;
    if (!this.#table.add(this.#walker.code)) return;
    if (next >= this.#parents.length) {
      this.#parents = doubled(this.#parents);
      this.#children = doubled(this.#children);
      this.#marks = doubled(this.#marks);
    }
    this.#parents[next] = this.#expanded;
    this.#children[this.#expanded] = next;
  }

  found(): Found {
    return {
      system: this.#walker.system,
      table: this.#table,
      groups: this.#groups,
      complete: !this.pending,
      expanded: this.#expanded,
      transitions: this.#transitions,
      parents: this.#parents.subarray(0, this.#table.count),
      children: this.#children.subarray(0, this.#table.count),
      marks: this.#marks.subarray(0, this.#table.count),
      called: this.#called,
    };
  }
}
