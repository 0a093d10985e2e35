import { expect, it } from 'vitest';
import { explore } from '#core/automaton/explore.ts';
import { mark } from '#core/automaton/marks.ts';
import { isNarrow, NarrowSteps } from '#core/automaton/narrow-steps.ts';
import { packGuards } from '#core/automaton/packed-guards.ts';
import { Successors } from '#core/automaton/successors.ts';
import { hideSlots, transitionSystem } from '#core/automaton/transition-system.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { finished } from './finished.ts';
import { slotsOf } from './hidden-search.ts';
import { smallSystems } from './small-systems.ts';

it.each<[string, number, readonly string[], boolean]>([
  ['27 bits', 2 ** 26 - 1, [], true],
  ['28 bits', 2 ** 26, [], false],
  ['more than a word', 0x7fffffff, [], false],
  ['few bits, and a count that does not tell states apart', 2, ['a'], false],
])('states are looked up in a bitmap when they take %s', (_, limit, hidden, narrow) => {
  const system = transitionSystem(new WorkflowBuilder().limit('a', limit).build(), []);
  expect(isNarrow(hideSlots(system, slotsOf(system, hidden)))).toBe(narrow);
});

it('there is room for all that may follow one call', () => {
  const many = Array.from({ length: 300 }, (_, index) => `t${index}`);
  const flow = new WorkflowBuilder().start('t0').arrow('t0', ...many);
  for (const tool of many.slice(1)) flow.arrow(tool, 'exit');
  const space = finished(explore(transitionSystem(flow.build(), []), { states: Infinity, transitions: Infinity }));
  expect([space.table.count, space.traps.length]).toEqual([301, 0]);
});

it('required calls are asked for together where a bit says that they were made, and else one by one', () => {
  const flow = new WorkflowBuilder().use('a', 'b', 'c', 'd').limit('c', 3).limit('d', 1);
  for (const tool of ['a', 'b', 'c', 'd']) flow.require(tool);
  const system = transitionSystem(flow.build(), []);
  const { requiredBits, requiredFields } = packGuards(system);
  const { mask, shift } = system.layout;
  const fieldOf = (slot: number): number => (mask[slot] ?? 0) << (shift[slot] ?? 0);
  const bits = (...tools: readonly string[]): number =>
    [...slotsOf(system, tools)].reduce((all, slot) => all | fieldOf(slot), 0);
  expect(requiredBits).toBe(bits('a', 'b', 'd'));
  expect([...requiredFields]).toEqual([bits('c')]);
});

it.each(Object.entries(smallSystems))('one state leads to another when that is a successor: %s', (_, system) => {
  const flow = system(new WorkflowBuilder());
  const space = finished(explore(transitionSystem(flow.build(), []), { states: Infinity, transitions: Infinity }));
  const steps = new NarrowSteps(space.system, space.called.slice());
  const successors = new Successors(space);
  const states = Array.from(space.parents.keys()).filter((state) => ((space.marks[state] ?? 0) & mark.end) === 0);
  const led = (state: number): readonly number[] =>
    states.filter((target) => {
      const code = space.table.word(target, 0);
      return steps.leadInto((one) => one === code, space.table.word(state, 0));
    });
  for (const state of states) {
    const after = new Set(successors.targets.subarray(0, successors.of(state)));
    expect(led(state)).toEqual(states.filter((target) => after.has(target)));
  }
});
