import { atOnce } from './at-once.ts';
import { components, targetsOf, type Graph } from './components.ts';
import { lostStates } from './lost-states.ts';
import { mayLoop, toolsWithArrows } from './may-loop.ts';
import type { Space } from './space.ts';
import { SureSteps } from './sure-steps.ts';
import { positionOf } from './witness.ts';
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
  const largest = new Map<string, { readonly tools: ReadonlySet<number>; readonly states: readonly number[] }>();
  const take = (states: readonly number[]): void => {
    const tools = new Set(states.map(toolAt));
    if (![...tools].every((tool) => chosen.has(tool)) || states.some((state) => lost?.[state] === 1)) return;
    const only = states[0] ?? 0;
    if (states.length === 1 && !targetsOf(graph, only).includes(only)) return;
    const key = [...tools].sort().join();
    const known = largest.get(key);
    if (known === undefined || least(states) < least(known.states)) largest.set(key, { tools, states });
  };
  atOnce(components(graph, take));
  const firstCalls = firstStates(space, toolAt);
  const all = [...largest.values()];
  const outer = outermost(all);
  return outer.map(({ tools, states }) => ({
    tools: [...tools]
      .sort((one, other) => (firstCalls.get(one) ?? 0) - (firstCalls.get(other) ?? 0))
      .map((tool) => compiled.tools.names[tool] ?? ''),
    round: roundFrom(least(states), new Set(states), graph),
  }));
}

/** Those whose tools are not among those of a larger one. */
function outermost<L extends { readonly tools: ReadonlySet<number> }>(loops: readonly L[]): readonly L[] {
  const around = new Map<number, L[]>();
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

/** The first state after a call of each tool. */
function firstStates(space: Space, toolAt: (state: number) => number): ReadonlyMap<number, number> {
  const first = new Map<number, number>();
  for (let state = 0; state < space.table.count; state += 1) {
    const tool = toolAt(state);
    if (!first.has(tool)) first.set(tool, state);
  }
  return first;
}

/** A shortest way from a state round its component and back. */
function roundFrom(start: number, inside: ReadonlySet<number>, graph: Graph): readonly number[] {
  const cameFrom = new Map<number, number>();
  const pending = [start];
  for (const state of pending) {
    for (const target of targetsOf(graph, state).slice()) {
      if (!inside.has(target) || cameFrom.has(target)) continue;
      cameFrom.set(target, state);
      if (target !== start) pending.push(target);
    }
    if (cameFrom.has(start)) break;
  }
  const round = [start];
  for (let state = cameFrom.get(start) ?? start; state !== start; state = cameFrom.get(state) ?? start)
    round.push(state);
  return [...round, start].reverse();
}

function least(states: readonly number[]): number {
  return states.reduce((one, other) => Math.min(one, other));
}
