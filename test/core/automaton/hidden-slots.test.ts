import { describe, expect, it } from 'vitest';
import { exploreReduced } from '#core/automaton/explore-reduced.ts';
import { hideableSlots } from '#core/automaton/hidden-slots.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { finished } from './finished.ts';
import { countedTools, searchHiding } from './hidden-search.ts';
import { smallSystems } from './small-systems.ts';

describe('a search leaves out the counts', () => {
  it.each<[keyof typeof smallSystems, string, string, number]>([
    ['a failure that a case takes, and one that nothing takes', 'a', '', 13],
    ['a limit with a stand-in, which has one itself', '', '', 15],
    ['a limit that ends in a dead end', 'a b c', '', 17],
    ['a required tool that is used up elsewhere or out of reach', 'a c', '', 5],
    ['answers, where nothing forces a call', 'c d', 'd', 11],
    ['arrows that agree, and ends that do not', 'a c', 'c', 10],
    ['counts beside an end that can be reached at any time', 'a b', 'a b', 4],
    ['required calls in any order', 'a b', 'a b', 5],
    ['required calls with limits, that can be made at any time', 'a b', 'a b', 5],
    ['required calls with limits, one of which leads nowhere', '', '', 21],
    ['a count that opens a trap, beside counts that do not matter', 'a b d', 'a b', 15],
    ['a circle without an end beside counts', 'a b', 'a b', 6],
    ['a required call that a circle shuts out', 'b', 'b', 8],
    ['a required call beside a circle that comes back', 'a b', 'a b', 5],
    ['a required call beside a circle that does not come back', 'a', '', 5],
    ['an exit that a required call delays, with counts', 'a b', 'a b', 5],
    ['a call that only those can make who come later', 'a', '', 17],
    ['a call that only those can make who come later, where the choice is free', 'a', '', 30],
    ['an exit that ends the run of those who come first', 'a', '', 7],
    ['an exit alone that ends the run of those who come first', 'a', '', 12],
    ['a required call whose result is read', 'b', '', 22],
    ['two required tools, one in sight', '', '', 42],
    ['a required call, and another whose result is read', 'a', '', 46],
    ['a circle of arrows with two exit tools, and a required call', 'a', 'a', 5],
    ['a call that the first to come there has used up', 'c', '', 9],
    ['a call that is used up, and known to lead nowhere new', 'a', '', 4],
    ['a call that is used up, and would lead to what nobody comes to', 'a', '', 6],
    ['an exit alone, which is like a free choice until all is called', 'a', '', 7],
    ['a result that no case names, with a required call missing', '', '', 8],
  ])('that may make no difference, and make none: %s', (name, hideable, hidden, states) => {
    const system = transitionSystem((smallSystems[name] ?? ((flow) => flow))(new WorkflowBuilder()).build(), []);
    expect(countedTools(system, hideableSlots(system)).join(' ')).toBe(hideable);
    const space = finished(exploreReduced(system, { states: Infinity, transitions: Infinity }));
    expect(countedTools(space.system, space.system.hidden).join(' ')).toBe(hidden);
    expect(space.table.count).toBe(states);
  });
});

it.each<[keyof typeof smallSystems, string, string]>([
  ['a call that the first to come there has used up', 'c', 'c'],
  ['a call that is used up, and known to lead nowhere new', 'a', ''],
  ['a call that is used up, and would lead to what nobody comes to', 'a', 'a'],
  ['a call that only those can make who come later, where the choice is free', 'a', 'a'],
  ['an exit that ends the run of those who come first', 'a', 'a'],
  ['an exit alone, which is like a free choice until all is called', 'a', 'a'],
  ['an exit that a required call delays, with counts', 'a b', ''],
  ['a result that no case names, with a required call missing', 'c', ''],
])('a search without a count notices that somebody depends on it: %s', (name, hidden, betrayed) => {
  const system = smallSystems[name] ?? ((flow) => flow);
  // Whatever number the slots have.
  for (const flow of [new WorkflowBuilder(), new WorkflowBuilder().limit('nobody', 2)]) {
    expect(searchHiding(system(flow), hidden.split(' ')).betrayed.join(' ')).toBe(betrayed);
  }
});
