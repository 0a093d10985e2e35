import { expect, it } from 'vitest';
import { explore } from '#core/automaton/explore.ts';
import { mark } from '#core/automaton/marks.ts';
import { isNarrow } from '#core/automaton/narrow-steps.ts';
import { Successors } from '#core/automaton/successors.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { NarrowWays, WideWays } from '#core/automaton/ways-out.ts';
import { lastCall, positionOf } from '#core/automaton/witness.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { exploreNow } from './explore-now.ts';
import { finished } from './finished.ts';
import { smallSystems } from './small-systems.ts';

it.each(Object.entries(smallSystems))('a state leads out when some successor is saved: %s', (_, system) => {
  const space = finished(
    explore(transitionSystem(system(new WorkflowBuilder()).build(), []), { states: Infinity, transitions: Infinity }),
  );
  expect(isNarrow(space.system)).toBe(true);
  const successors = new Successors(space);
  const states = Array.from(space.parents.keys());
  // Where the run is over nothing may be called, and nobody asks.
  const asked = states.filter((state) => ((space.marks[state] ?? 0) & mark.end) === 0);
  const after = states.map((state) => [...successors.targets.subarray(0, successors.of(state))]);
  const lost = new Uint8Array(states.length).fill(1);
  const [narrow, wide] = [new NarrowWays(space), new WideWays(space, lost)];
  const leadOut = states.map(() => false);
  // Some states are saved, one after the other, so that a yes that was remembered too widely is seen.
  const toSave = states.filter((state) => state % 3 === 1);
  const saved = new Set<number>();
  const ways = new Set<number>();
  for (const one of toSave.toReversed()) {
    saved.add(one);
    narrow.save(one);
    wide.save(one);
    after.forEach((targets, state) => (leadOut[state] ||= targets.includes(one)));
    // Of a group that leads out all states are as good as saved, so that more lead out, and never without a way.
    const found = asked.filter((state) => narrow.leadOut(state));
    expect(found).toEqual(expect.arrayContaining(asked.filter((state) => leadOut[state])));
    for (let before = -1; before < ways.size;) {
      before = ways.size;
      for (const state of states) if (after[state]?.some((next) => ways.has(next) || saved.has(next))) ways.add(state);
    }
    expect([...ways]).toEqual(expect.arrayContaining(found));
    expect(asked.filter((state) => wide.leadOut(state))).toEqual(asked.filter((state) => leadOut[state]));
  }
  expect([...lost]).toEqual(states.map((state) => (saved.has(state) ? 0 : 1)));
});

it('of all states with the same successors one is asked for its ways out', () => {
  const free = new WorkflowBuilder().use('a', 'b', 'c').limit('a', 2).arrow('done', 'exit');
  const space = exploreNow(transitionSystem(free.build(), []), { states: Infinity, transitions: Infinity });
  const states = Array.from(space.parents.keys());
  const lost = new Uint8Array(states.length).fill(1);
  let asked = 0;
  const mayAnswerAt = (position: number): boolean => {
    asked += 1;
    return space.system.mayAnswerAt(position);
  };
  const ways = new WideWays({ ...space, system: { ...space.system, mayAnswerAt } }, lost);
  for (const state of states) ways.save(state);
  const after = (tool: string): readonly number[] =>
    states.filter((state) => lastCall(space.system.compiled, positionOf(space, state)) === tool);
  expect(after('b').every((state) => ways.leadOut(state))).toBe(true);
  // After b and after c the choice is the same, with as many calls of a.
  asked = 0;
  expect(after('c').every((state) => ways.leadOut(state))).toBe(true);
  expect([asked, after('c').length]).toEqual([0, 3]);
});
