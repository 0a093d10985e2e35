import { BestCase } from './best-case.ts';
import { doubled } from './growth.ts';
import type { Found } from './space.ts';
import { mark } from './marks.ts';
import { Walker } from './walker.ts';
import { noNumber } from '../rules/no-number.ts';

/** Steps that are open whatever the hidden slots hold. */
export class SureSteps {
  targets = new Int32Array(64);
  readonly #found: Found;
  readonly #walker: Walker;
  readonly #best: BestCase;
  /** Required tools whose slots are hidden, and the others. */
  readonly #hiddenRequired: readonly number[];
  readonly #shownRequired: readonly number[];
  /** Lists of tools whose hidden limits were added by `addReadAt`, which is asked to add to one set. */
  readonly #added = new Set<Int32Array>();

  constructor(found: Found) {
    const { system } = found;
    this.#found = found;
    this.#walker = new Walker(system);
    this.#best = new BestCase(system);
    const { called, required } = system.compiled.slots;
    const isHidden = (tool: number): boolean => system.hidden.has(called[tool] ?? noNumber);
    this.#hiddenRequired = required.filter(isHidden);
    this.#shownRequired = required.filter((tool) => !isHidden(tool));
  }

  /** Writes the states that sure steps lead to into `targets` and returns their number. */
  of(state: number): number {
    const { table, system } = this.#found;
    const { enabled } = this.#walker;
    const { first } = system.entries;
    this.#walker.load(table, state);
    let count = 0;
    for (const tool of enabled.targets.subarray(0, enabled.count)) {
      if (this.#hasHiddenLimit(tool)) continue;
      for (let entry = first[tool] ?? 0; entry < (first[tool + 1] ?? 0); entry += 1) {
        this.#walker.enter(entry);
        if (count === this.targets.length) this.targets = doubled(this.targets);
        this.targets[count++] = table.indexOf(this.#walker.code);
      }
    }
    return count;
  }

  /**
   * Required tools with hidden slots that a run cannot be sure to call in a component. `leadsInto`: some sure step from a
   * state leads into it.
   */
  requiredOutside(states: readonly number[], leadsInto: (state: number) => boolean): readonly number[] {
    const { toolAt } = this.#found.system.compiled.outcomes;
    const inside = new Set<number>();
    for (const state of states) {
      this.#walker.unpack(this.#found.table, state);
      inside.add(toolAt[this.#walker.position] ?? noNumber);
    }
    const outside = this.#hiddenRequired.filter((tool) => !inside.has(tool));
    if (!outside.some((tool) => this.#hasHiddenLimit(tool))) return outside;
    const aside = this.#calledAside(states, leadsInto);
    return outside.filter((tool) => !aside.has(tool));
  }

  /** Tools with hidden limits that a run can call from a component and come back with the next step. */
  #calledAside(states: readonly number[], leadsInto: (state: number) => boolean): ReadonlySet<number> {
    const { table, system } = this.#found;
    const { first } = system.entries;
    const aside = new Set<number>();
    const targets = new Map<number, Set<number>>();
    for (const state of states) {
      this.#walker.unpack(table, state);
      const { targets: tools, count } = this.#best.at(this.#walker);
      for (const tool of tools.subarray(0, count)) {
        if (!this.#hasHiddenLimit(tool)) continue;
        const entered = targets.get(tool) ?? new Set();
        for (let entry = first[tool] ?? 0; entry < (first[tool + 1] ?? 0); entry += 1) {
          this.#walker.enter(entry);
          entered.add(table.indexOf(this.#walker.code));
        }
        targets.set(tool, entered);
      }
    }
    for (const [tool, entered] of targets) {
      if ([...entered].some(leadsInto)) aside.add(tool);
    }
    return aside;
  }

  /** The run is over, or an exit can end it once the component of the state was gone round. */
  canEnd(state: number, uncovered: readonly number[]): boolean {
    this.#walker.load(this.#found.table, state);
    if ((this.#walker.marks & mark.end) !== 0) return true;
    return uncovered.length === 0 && this.#walker.endsWhenComplete && this.#shownAreCalled();
  }

  /**
   * Adds the hidden slots that decide what may follow a state, or what its traps are said to miss; and the one that its
   * last call lets grow, which tells the way into a trap from the trap.
   */
  addReadAt(state: number, uncovered: readonly number[], read: Set<number>): void {
    const { hidden, compiled } = this.#found.system;
    this.#walker.load(this.#found.table, state);
    if (this.#walker.enabled.substituted.length > 0) for (const slot of hidden) read.add(slot);
    const add = (tool: number): void => {
      const slot = compiled.slots.called[tool] ?? noNumber;
      if (hidden.has(slot)) read.add(slot);
    };
    const { written } = compiled.at(this.#walker.position);
    // Where the choice is free it is the same list of all tools.
    if (!this.#added.has(written)) written.filter((tool) => this.#hasHiddenLimit(tool)).forEach(add);
    this.#added.add(written);
    add(compiled.outcomes.toolAt[this.#walker.position] ?? noNumber);
    if (this.#walker.endsWhenComplete) (this.#shownAreCalled() ? uncovered : this.#hiddenRequired).forEach(add);
  }

  #hasHiddenLimit(tool: number): boolean {
    const { slots } = this.#found.system.compiled;
    return slots.limits[tool] !== Infinity && this.#found.system.hidden.has(slots.called[tool] ?? noNumber);
  }

  #shownAreCalled(): boolean {
    const { called } = this.#found.system.compiled.slots;
    return this.#shownRequired.every((tool) => (this.#walker.slots[called[tool] ?? noNumber] ?? 0) > 0);
  }
}
