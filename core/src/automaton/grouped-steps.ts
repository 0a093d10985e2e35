import { targetsOf, type Graph } from './components.ts';
import type { Found } from './space.ts';
import { mark } from './marks.ts';
import { Walker } from './walker.ts';
import { noNumber } from '../rules/no-number.ts';

/** Looks the steps from a state up: writes the states that they lead to into `targets` and returns their number. */
export interface Steps {
  readonly targets: Int32Array;
  readonly of: (state: number) => number;
}

const unknown = -2;

/** The states of a component, and which of the nodes that states share are known to lead into it, or not. */
export interface Component {
  readonly states: ReadonlySet<number>;
  readonly shared: Map<number, boolean>;
}

/**
 * The steps of a space as a graph, in which states with the same successors share a node that has them: each leads there
 * by one edge. Where the choice is free every state has as many successors as there are tools, and all of them the same.
 *
 * The states are the nodes below the number of states; the shared nodes come after. From a state lead ways to the same
 * states as without shared nodes, so that components hold the same states.
 */
export class GroupedSteps implements Graph {
  readonly size: number;
  readonly inside: Uint8Array;
  targets: Int32Array = new Int32Array(1);
  readonly #found: Found;
  readonly #steps: Steps;
  readonly #walker: Walker;
  readonly #toGroup = new Int32Array(1);
  /** Per state: its group, -1 where it has none; `unknown` until it was asked for. */
  readonly #groups: Int32Array;
  /** A state of each group, once one was come to; before that nothing leads to the node of the group. */
  readonly #member: Int32Array;

  /** `inside`: 1 for the states to look at. */
  constructor(found: Found, inside: Uint8Array, steps: Steps) {
    const states = found.table.count;
    this.size = states + found.groups.count;
    this.inside = new Uint8Array(this.size);
    this.inside.set(inside);
    this.#found = found;
    this.#steps = steps;
    this.#walker = new Walker(found.system);
    this.#groups = new Int32Array(states).fill(unknown);
    this.#member = new Int32Array(found.groups.count);
  }

  readonly edges = (node: number): number => {
    const states = this.#found.table.count;
    const group = node < states ? this.#knownGroupOf(node) : -1;
    if (group >= 0) {
      this.#member[group] = node;
      this.inside[states + group] = 1;
      this.#toGroup[0] = states + group;
      this.targets = this.#toGroup;
      return 1;
    }
    const state = node < states ? node : (this.#member[node - states] ?? 0);
    const count = this.#steps.of(state);
    this.targets = this.#steps.targets;
    return count;
  };

  /** The nodes that are states. */
  statesOf(nodes: readonly number[]): readonly number[] {
    return nodes.filter((node) => node < this.#found.table.count);
  }

  /** Some edge leads to a node without a 1 in `lost`. */
  leadsOut(node: number, lost: Uint8Array): boolean {
    return targetsOf(this, node).some((target) => lost[target] === 0);
  }

  /** Some step from a state leads into a component; an answer about a shared node is kept for the component. */
  leadsInto(state: number, component: Component): boolean {
    const targets = targetsOf(this, state);
    const [shared = noNumber] = targets;
    const isInside = (target: number): boolean => component.states.has(target);
    if (shared < this.#found.table.count) return targets.some(isInside);
    const leads = component.shared.get(shared) ?? targetsOf(this, shared).some(isInside);
    component.shared.set(shared, leads);
    return leads;
  }

  #knownGroupOf(state: number): number {
    const known = this.#groups[state] ?? unknown;
    if (known !== unknown) return known;
    const group = this.#groupOf(state);
    this.#groups[state] = group;
    return group;
  }

  /** The group with whose other states a state shares its successors; -1 where it has none, or none of its own. */
  #groupOf(state: number): number {
    const { table, groups, marks } = this.#found;
    if (((marks[state] ?? 0) & mark.end) !== 0) return -1;
    this.#walker.unpack(table, state);
    if (!this.#walker.grouped || !groups.has(this.#walker.groupCode)) return -1;
    return groups.indexOf(this.#walker.groupCode);
  }
}
