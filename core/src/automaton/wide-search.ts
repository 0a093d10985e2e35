import { Frontier } from './frontier.ts';
import type { HiddenSlots } from './hidden-slots.ts';
import type { Search } from './search.ts';
import type { TransitionSystem } from './transition-system.ts';
import { Walker } from './walker.ts';

/** The search of any system, over the words of its states. */
export class WideSearch implements Search {
  readonly frontier: Frontier;
  readonly #walker: Walker;
  readonly #hidden: HiddenSlots | undefined;

  /** `hidden` watches over a system with hidden slots. */
  constructor(system: TransitionSystem, hidden?: HiddenSlots) {
    this.frontier = new Frontier(system);
    this.#walker = new Walker(system);
    this.#hidden = hidden;
  }

  get betrayed(): ReadonlySet<number> {
    return this.#hidden?.betrayed ?? none;
  }

  expand(limit: number, transitions: number): void {
    const { frontier } = this;
    const { first } = this.#walker.system.entries;
    const { enabled } = this.#walker;
    const last = frontier.expanded + limit;
    while (frontier.expanded < last && frontier.pending && frontier.transitions < transitions) {
      this.#load();
      for (const tool of enabled.targets.subarray(0, enabled.count)) {
        frontier.called[tool] = 1;
        const end = first[tool + 1] ?? 0;
        for (let entry = first[tool] ?? 0; entry < end; entry += 1) {
          this.#walker.enter(entry);
          if (frontier.table.add(this.#walker.code)) frontier.link();
          frontier.transitions += 1;
        }
      }
      frontier.advance(this.#walker.marks);
    }
  }

  /** Loads the next state; one whose successors are known already is left with none. */
  #load(): void {
    const walker = this.#walker;
    const { table, groups, expanded } = this.frontier;
    walker.unpack(table, expanded);
    const grouped = walker.grouped && (this.#hidden?.allowGroups(walker) ?? true);
    if (grouped && groups.has(walker.groupCode)) {
      walker.markLikeGroup();
      this.#hidden?.watchEnd(walker);
    } else {
      walker.ask();
      if (grouped && walker.enabled.count > 0) groups.add(walker.groupCode);
      this.#hidden?.watch(walker, table);
    }
  }
}

const none: ReadonlySet<number> = new Set();
