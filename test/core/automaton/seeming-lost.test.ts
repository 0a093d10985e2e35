import { expect, it } from 'vitest';
import { explore } from '#core/automaton/explore.ts';
import { mark } from '#core/automaton/marks.ts';
import { seemingLost } from '#core/automaton/seeming-lost.ts';
import type { Space } from '#core/automaton/space.ts';
import type { StateTable } from '#core/automaton/state-table.ts';
import { Successors } from '#core/automaton/successors.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { exploreNow } from './explore-now.ts';
import { finished } from './finished.ts';
import { smallSystems } from './small-systems.ts';

const unlimited = { states: Infinity, transitions: Infinity };

const systems = Object.entries(smallSystems).flatMap(([name, system]) => [
  [name, system(new WorkflowBuilder())] as const,
  [`${name}, in more words`, system(new WorkflowBuilder().limit('nobody', 0x7fffffff))] as const,
]);

/** Systems with so long ways to an end that the passes give up, and leave the rest to the search for components. */
const givenUp = [
  'a free choice with counts and marks',
  'a call that only those can make who come later, where the choice is free',
  'an exit that ends the run of those who come first',
  'an exit alone that ends the run of those who come first',
  'an exit alone, which is like a free choice until all is called',
];

it.each(systems)('in a small system those seem lost that no way to an end leads from: %s', (name, flow) => {
  const space = finished(explore(transitionSystem(flow.build(), []), unlimited));
  const successors = new Successors(space);
  const states = Array.from(space.parents.keys());
  const after = states.map((state) => [...successors.targets.subarray(0, successors.of(state))]);
  const saved = new Set(states.filter((state) => ((space.marks[state] ?? 0) & (mark.end | mark.mayEnd)) !== 0));
  for (let before = 0; before < saved.size;) {
    before = saved.size;
    after.forEach((targets, state) => {
      if (targets.some((target) => saved.has(target))) saved.add(state);
    });
  }
  const seeming = finished(seemingLost(space));
  const seem = states.filter((state) => seeming[state] === 1);
  const lost = states.filter((state) => !saved.has(state));
  if (givenUp.some((one) => name.startsWith(one))) expect(seem).toEqual(expect.arrayContaining(lost));
  else expect(seem).toEqual(lost);
});

/** A table of a space, and the states that it was asked about. */
function watched(space: Space): readonly [Space, number[]] {
  const asked: number[] = [];
  const table = Object.create(space.table, {
    count: { value: space.table.count },
    word: {
      value: (state: number, word: number) => {
        asked.push(state);
        return space.table.word(state, word);
      },
    },
  }) as StateTable;
  return [{ ...space, table }, asked];
}

it('a state is not asked for its ways where the state that was first come to from it is saved', () => {
  const chain = new WorkflowBuilder().start('a').arrow('a', 'b').arrow('b', 'c').arrow('c', 'exit');
  const [space, asked] = watched(exploreNow(transitionSystem(chain.build(), []), unlimited));
  expect([...finished(seemingLost(space))]).toEqual([0, 0, 0, 0]);
  // Each state is asked about when it is saved.
  expect(asked.toSorted()).toEqual([0, 1, 2, 3]);
});

it('a pass over few states gives control back once', () => {
  const round = new WorkflowBuilder().start('a').arrow('a', 'b').arrow('b', 'c').arrow('c', 'a');
  const space = exploreNow(transitionSystem(round.build(), []), unlimited);
  const stops = [...seemingLost(space)];
  // One pass saves nothing, and no other follows.
  expect(stops.length).toBe(1);
});
