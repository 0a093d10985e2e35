import { BestCase } from './best-case.ts';
import { mayLoop, toolsWithArrows } from './may-loop.ts';
import type { StateTable } from './state-table.ts';
import type { TransitionSystem } from './transition-system.ts';
import { mark } from './marks.ts';
import { type Walker } from './walker.ts';
import { noNumber } from '../rules/no-number.ts';

/**
 * Slots that a search may try to hide: counts of limited and of required tools. Such a slot only ever takes something
 * away when it grows: a used-up tool may not be called, and a complete run ends where an incomplete one would go on.
 *
 * Not hidden is a slot that gives when it grows: a mark of `only after`, a limit with an `else`. Nor what a reference
 * reads, because there the question is not what may be called but whether it was. Nor what is required where a loop may
 * be looked for and some tool has no arrows: which tools a loop holds depends on what was called before.
 */
export function hideableSlots(system: TransitionSystem): ReadonlySet<number> {
  const { slots: table } = system.compiled;
  const showRequired = table.read.size > 0 || loopsNeedMarks(system);
  const required = new Set(table.required);
  const hidden = new Set<number>();
  table.called.forEach((slot, tool) => {
    const gives = slot < 0 || table.read.has(slot) || table.replaced[tool] === 1;
    if (!gives && !(showRequired && required.has(tool))) hidden.add(slot);
  });
  return hidden;
}

function loopsNeedMarks(system: TransitionSystem): boolean {
  if (!mayLoop(system)) return false;
  const { compiled, layout } = system;
  const chosen = toolsWithArrows(compiled);
  return layout.positions.slice(1).some((position) => {
    return compiled.at(position).terminal === undefined && !chosen.has(compiled.outcomes.toolAt[position] ?? noNumber);
  });
}

/**
 * Watches a search whose states are not told apart by the hidden slots.
 *
 * States that differ in these alone share one entry of the table, and the first run to come there stands for all. Let
 * the best case be the system in which hidden slots never grow: what any state allows, it allows. If every first
 * comer leads to all the entries that the best case leads to, then, by induction over the length of runs, the entries
 * found are those of the best case, which are at least the real ones; and each has a real run, no longer than any other.
 * So whatever only asks "is there a run that comes to …" has the same answer, the same first state and the same witness
 * as without hiding. A first comer that is kept from something by a hidden slot betrays it: the slot is shown, and
 * the search begins again.
 */
export class HiddenSlots {
  readonly betrayed = new Set<number>();
  readonly #system: TransitionSystem;
  /** Hidden slots of required tools. */
  readonly #required: readonly number[];
  readonly #best: BestCase;
  readonly #allowed: Uint8Array;

  constructor(system: TransitionSystem) {
    const { slots: table, tools } = system.compiled;
    this.#system = system;
    this.#required = table.required
      .map((tool) => table.called[tool] ?? noNumber)
      .filter((slot) => system.hidden.has(slot));
    this.#best = new BestCase(system);
    this.#allowed = new Uint8Array(tools.names.length);
  }

  /** Arrows are asked of every state: whether some run follows them depends on hidden slots. */
  allowGroups({ position }: Walker): boolean {
    return !this.#system.compiled.at(position).restricted;
  }

  /** Looks at a state that was just asked, before its successors are added. */
  watch(walker: Walker, table: StateTable): void {
    this.watchEnd(walker);
    if ((walker.marks & mark.end) !== 0) return;
    const { compiled } = this.#system;
    const { enabled } = walker;
    const { targets, count } = this.#best.at(walker);
    for (const tool of enabled.targets.subarray(0, enabled.count)) this.#allowed[tool] = 1;
    const free = !compiled.at(walker.position).restricted;
    for (const tool of targets.subarray(0, count)) {
      if (this.#allowed[tool] === 1 || (free && this.#leadsToKnown(walker, tool, table))) continue;
      this.betrayed.add(compiled.slots.called[tool] ?? noNumber);
    }
    this.#allowed.fill(0);
  }

  /** An end by an exit is no end for those who come to the same entry with a required tool missing. */
  watchEnd(walker: Walker): void {
    if ((walker.marks & mark.end) === 0 || !walker.exits) return;
    for (const slot of this.#required) this.betrayed.add(slot);
  }

  /** A call that the best case allows makes no difference where all that it leads to is in the table already. */
  #leadsToKnown(walker: Walker, tool: number, table: StateTable): boolean {
    const { first } = this.#system.entries;
    for (let entry = first[tool] ?? 0; entry < (first[tool + 1] ?? 0); entry += 1) {
      walker.enter(entry);
      if (!table.has(walker.code)) return false;
    }
    return true;
  }
}
