import { bottomComponents } from './components.ts';
import type { Found } from './search.ts';
import { doubled } from './growth.ts';
import { mark, Walker } from './walker.ts';

/** States that no run leaves and in which none can end; one of them is reachable (LANGUAGE.md section 2). */
export interface Trap {
  readonly kind: 'unmet-requirement' | 'dead-end' | 'no-exit-path';
  /** The states in ascending order, so that the one nearest to the start comes first. */
  readonly states: readonly number[];
}

/** States looked at between two yields. */
const stride = 2048;

/**
 * Finds every trap of a space. States that were found and not expanded count as ways out, so that a trap of an
 * incomplete space is a trap all the same.
 */
export function* findTraps(space: Found): Generator<void, readonly Trap[]> {
  return yield* trapsAmong(space, yield* statesThatSeemLost(space, new Successors(space)));
}

/** The traps among states, which must include all from which no end can be reached. */
export function* trapsAmong(space: Found, lost: Uint8Array): Generator<void, readonly Trap[]> {
  if (!lost.includes(1)) return [];
  const successors = new Successors(space);
  const components = yield* bottomComponents({
    size: lost.length,
    inside: lost,
    edges: (state) => successors.of(state),
    get targets() {
      return successors.targets;
    },
  });
  const traps = components.map((states): Trap => ({ kind: kindOf(space, states), states }));
  return traps.sort((one, other) => (one.states[0] ?? 0) - (other.states[0] ?? 0));
}

/**
 * Marks a superset of the states from which no end can be reached: passes from the last state to the first, in which a
 * state is saved by any successor that was saved before it. One pass saves all states of most workflows; another follows
 * as long as the last one saved at least every other state that was left. What remains is for the search for
 * components, which is exact.
 */
function* statesThatSeemLost(space: Found, successors: Successors): Generator<void, Uint8Array> {
  const { marks, children, expanded } = space;
  const lost = new Uint8Array(space.table.count);
  let left = 0;
  for (let state = 0; state < expanded; state += 1) {
    if (((marks[state] ?? 0) & (mark.end | mark.mayEnd)) !== 0) continue;
    lost[state] = 1;
    left += 1;
  }
  const saves = (target: number): boolean => lost[target] === 0;
  for (let before = Infinity; left > 0 && left * 2 <= before;) {
    before = left;
    for (let state = expanded - 1; state >= 0; state -= 1) {
      const child = children[state] ?? 0;
      if (lost[state] === 1 && ((child > 0 && lost[child] === 0) || successors.someOfGroup(state, saves))) {
        lost[state] = 0;
        left -= 1;
      }
      if (state % stride === 0) yield;
    }
  }
  return lost;
}

/** Looks successors up again instead of storing edges: a state has many, and most are never asked for. */
class Successors {
  targets = new Int32Array(64);
  readonly #space: Found;
  readonly #walker: Walker;
  /** Per group of states: 1 once a successor has passed. */
  readonly #passed: Uint8Array;

  constructor(space: Found) {
    this.#space = space;
    this.#walker = new Walker(space.system);
    this.#passed = new Uint8Array(space.groups.count);
  }

  /** Like `some`; a yes is remembered for all states that have the same successors. */
  someOfGroup(state: number, test: (target: number) => boolean): boolean {
    const { table, groups } = this.#space;
    const walker = this.#walker;
    walker.unpack(table, state);
    if (walker.grouped && !groups.has(walker.groupCode)) return false;
    const group = walker.grouped ? groups.indexOf(walker.groupCode) : -1;
    if (this.#passed[group] === 1) return true;
    walker.ask();
    const passed = this.#someLoaded(test);
    if (passed && group >= 0) this.#passed[group] = 1;
    return passed;
  }

  /** Writes the successors of an expanded state into `targets` and returns their number. */
  of(state: number): number {
    let count = 0;
    this.some(state, (target) => {
      if (count === this.targets.length) this.targets = doubled(this.targets);
      this.targets[count++] = target;
      return false;
    });
    return count;
  }

  /** Whether some successor passes a test; asks from the last tool to the first, because exits tend to stand last. */
  some(state: number, test: (target: number) => boolean): boolean {
    this.#walker.load(this.#space.table, state);
    return this.#someLoaded(test);
  }

  #someLoaded(test: (target: number) => boolean): boolean {
    const { table, system } = this.#space;
    const { first } = system.entries;
    const { targets, count } = this.#walker.enabled;
    for (let index = count - 1; index >= 0; index -= 1) {
      const tool = targets[index] ?? 0;
      const end = first[tool + 1] ?? 0;
      for (let entry = first[tool] ?? 0; entry < end; entry += 1) {
        this.#walker.enter(entry);
        if (test(table.indexOf(this.#walker.code))) return true;
      }
    }
    return false;
  }
}

/** The first kind that fits: a missing requirement explains more than the place where the run is stuck. */
function kindOf(space: Found, states: readonly number[]): Trap['kind'] {
  if (states.some((state) => ((space.marks[state] ?? 0) & mark.withheld) !== 0)) return 'unmet-requirement';
  const stuck = states.length === 1 && ((space.marks[states[0] ?? 0] ?? 0) & mark.stuck) !== 0;
  return stuck ? 'dead-end' : 'no-exit-path';
}
