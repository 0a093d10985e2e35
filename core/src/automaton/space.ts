import type { StateTable } from './state-table.ts';
import type { TransitionSystem } from './transition-system.ts';
import type { Trap } from './trap.ts';
import { noNumber } from '../rules/no-number.ts';

/** What a search has found, before traps are looked for. */
export interface Found {
  readonly system: TransitionSystem;
  readonly table: StateTable;
  /** Groups of positions with slots that were expanded: states of one have the same successors. */
  readonly groups: StateTable;
  /** Every state's successors were looked at, within the budget. */
  readonly complete: boolean;
  /** States below this number have had their successors looked at. */
  readonly expanded: number;
  /** Transitions that were followed. */
  readonly transitions: number;
  /** The state from which each state was first reached; 0 for state 0. Links lead back along a shortest run. */
  readonly parents: Int32Array;
  /** A state that was first reached from this one; 0 when there is none. */
  readonly children: Int32Array;
  /** What is known of each expanded state (`mark`). */
  readonly marks: Uint8Array;
  /** Per tool: 1 when some run calls it. */
  readonly called: Uint8Array;
}

/**
 * The states that some run can reach, explored breadth first from the start: state 0 is "nothing called".
 *
 * Certain however small the budget was: what was reached. Certain only when `complete`: what was not.
 */
export interface Space extends Found {
  /** Parts of the space that no run leaves and in which none ends, in the order in which runs reach them. */
  readonly traps: readonly Trap[];
}

/** How much work an exploration may do. */
export interface Budget {
  /** States whose successors are looked at. */
  readonly states: number;
  /** Transitions that are followed. */
  readonly transitions: number;
}

/** Enough for any workflow that a person writes, and reached within a fraction of a second. */
export const defaultBudget: Budget = { states: 150_000, transitions: 1_000_000 };

/** Slots and words of a state up to which a budget holds as it is. */
const usual = { slots: 150, words: 4 };

/**
 * A budget for states of this layout: looking at one costs as much as it has slots, a transition as much as it has words.
 * What is long and straight, with a state or two for each call, is looked at all the same.
 */
export function budgetFor({ layout }: TransitionSystem, { states, transitions }: Budget): Budget {
  return {
    states: Math.min(states, Math.max(2 * layout.positions.length, (states * usual.slots) / layout.word.length)),
    transitions: transitions * Math.min(1, usual.words / layout.words),
  };
}

/** The states whose successors were looked at, those first that runs come to first. */
export function expandedStates({ marks, expanded }: Pick<Space, 'marks' | 'expanded'>): Iterable<number> {
  return marks.subarray(0, expanded).keys();
}

/** Whether some run calls the tool. */
export function isCalled({ called, system }: Pick<Space, 'called' | 'system'>, tool: string): boolean {
  return called[system.compiled.tools.numberOf.get(tool) ?? noNumber] === 1;
}
