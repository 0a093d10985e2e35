import { expect, it } from 'vitest';
import { explore } from '#core/automaton/explore.ts';
import { isNarrow } from '#core/automaton/narrow-steps.ts';
import { packGuards } from '#core/automaton/packed-guards.ts';
import { hideSlots, transitionSystem } from '#core/automaton/transition-system.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { finished } from './finished.ts';
import { slotsOf } from './hidden-search.ts';

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
