import { atOnce } from './at-once.ts';
import { components, targetsOf, type Graph } from './components.ts';
import { lostStates } from './lost-states.ts';
import { mayLoop, toolsWithArrows } from './may-loop.ts';
import type { Space } from './space.ts';
import { SureSteps } from './sure-steps.ts';
import { lastCall, positionOf } from './witness.ts';
import { noNumber } from '../rules/no-number.ts';

/** Calls that can follow each other in a circle as often as the model likes, and after which the run can still end. */
export interface Loop {
  /** The tools of the circle, in the order in which runs first come to them. */
  readonly tools: readonly string[];
  /** States of one round, back at the first: the run that comes there first, and the shortest way round. */
  readonly round: readonly number[];
}

/**
 * The loops of a space all of whose tools have arrows, the largest of each: strongly connected components with a cycle
 * and a way to an end. Counts are part of the states, so what goes round uses no limit up. A run that calls an exit tool too early
 * goes on, but not as part of a loop: `vetoed-exit` tells of it.
 */
export function loopsOf(space: Space): readonly Loop[] {
  if (!mayLoop(space.system)) return [];
  const { compiled } = space.system;
  const chosen = toolsWithArrows(compiled);
  const toolAt = (state: number): number => compiled.outcomes.toolAt[positionOf(space, state)] ?? noNumber;
  const lost = space.traps.length === 0 ? undefined : atOnce(lostStates(space)).lost;
  const graph = roundsOf(space);
  const all: Circle[] = [];
  const take = (states: readonly number[]): void => {
    const tools = new Set(states.map(toolAt));
    // All states of a component are lost, or none is.
    const [first = 0] = states;
    if (![...tools].every((tool) => chosen.has(tool)) || lost?.[first] === 1) return;
    if (states.length === 1 && !targetsOf(graph, first).includes(first)) return;
    all.push({ tools, states, start: states.reduce((one, other) => Math.min(one, other)) });
  };
  atOnce(components(graph, take));
  // Of those with the same tools the one stays that is entered last, which is the one that runs come to first.
  all.sort((one, other) => other.start - one.start);
  const largest = new Map(all.map((circle) => [[...circle.tools].sort().join(), circle]));
  const inTurn = callOrder(space);
  const numbers = inTurn.map((name) => compiled.tools.numberOf.get(name) ?? noNumber);
  return outermost([...largest.values()])
    .sort((one, other) => inOrderOf(numbers, one.tools, other.tools))
    .map(({ tools, states, start }) => ({
      tools: inTurn.filter((_, index) => tools.has(numbers[index] ?? noNumber)),
      round: roundFrom(start, new Set(states), graph),
    }));
}

/**
 * Compares two sets by the first number that only one of them has. Numbers of states would not do: counts that are
 * hidden or not make more of them.
 */
function inOrderOf(numbers: readonly number[], one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const decisive = numbers.find((number) => one.has(number) !== other.has(number));
  return decisive !== undefined && one.has(decisive) ? -1 : 1;
}

/** States that can follow each other in a circle. */
interface Circle {
  /** Numbers of the tools whose calls lead to them. */
  readonly tools: ReadonlySet<number>;
  readonly states: readonly number[];
  /** The state that runs come to first. */
  readonly start: number;
}

/** Those whose tools are not among those of a larger one. */
function outermost(loops: readonly Circle[]): Circle[] {
  const around = new Map<number, Circle[]>();
  for (const loop of loops) {
    for (const tool of loop.tools) {
      const known = around.get(tool);
      if (known === undefined) around.set(tool, [loop]);
      else known.push(loop);
    }
  }
  return loops.filter(({ tools }) => {
    const [first = noNumber] = tools;
    const others = around.get(first) ?? [];
    return !others.some((one) => one.tools.size > tools.size && [...tools].every((tool) => one.tools.has(tool)));
  });
}

/** The steps of a space that a run can repeat: open whatever hidden slots hold, and not behind an exit tool. */
function roundsOf(space: Space): Graph {
  const { compiled } = space.system;
  const steps = new SureSteps(space);
  return {
    size: space.table.count,
    inside: new Uint8Array(space.table.count).fill(1, 0, space.expanded),
    edges: (state) => (compiled.at(positionOf(space, state)).terminal === undefined ? steps.of(state) : 0),
    get targets() {
      return steps.targets;
    },
  };
}

/** The tools that runs call, in the order in which they first come to them. */
function callOrder(space: Space): readonly string[] {
  const called = new Set<string | undefined>();
  space.marks.forEach((_, state) => called.add(lastCall(space.system.compiled, positionOf(space, state))));
  return [...called].filter((name) => name !== undefined);
}

/** A shortest way from a state round its component and back. */
function roundFrom(start: number, inside: ReadonlySet<number>, graph: Graph): readonly number[] {
  const cameFrom = new Map<number, number>();
  const pending = [start];
  for (let next = 0; !cameFrom.has(start); next += 1) {
    const state = pending[next] ?? start;
    for (const target of targetsOf(graph, state)) {
      if (!inside.has(target) || cameFrom.has(target)) continue;
      cameFrom.set(target, state);
      pending.push(target);
    }
  }
  const round = [start];
  for (let state = cameFrom.get(start) ?? start; state !== start; state = cameFrom.get(state) ?? start)
    round.push(state);
  return [...round, start].reverse();
}
