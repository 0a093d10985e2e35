import { describe, expect, it } from 'vitest';
import { explore } from '#core/automaton/explore.ts';
import { exploreReduced, exploreWorkflow } from '#core/automaton/explore-reduced.ts';
import { followersOf } from '#core/automaton/followers.ts';
import { keptOutAfter } from '#core/automaton/kept-out.ts';
import { mark } from '#core/automaton/marks.ts';
import { defaultBudget, type Budget, type Space } from '#core/automaton/space.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { finished } from './finished.ts';
import type { SmallSystem } from './small-system.ts';
import { smallSystems } from './small-systems.ts';

const unlimited: Budget = { states: Infinity, transitions: Infinity };
const within = (flow: WorkflowBuilder, budget: Budget = unlimited): Space =>
  finished(explore(transitionSystem(flow.build(), []), budget));
/** The same workflow, as its states are stored in one word of few bits, and in more words. */
const widths = (system: SmallSystem): readonly WorkflowBuilder[] => [
  system(new WorkflowBuilder()),
  system(new WorkflowBuilder().limit('nobody', 0x7fffffff)),
];

describe('a budget', () => {
  it.each([
    'two fields of one result',
    'a limit with a stand-in, which has one itself',
    'an open start that may end at once',
    'a free choice with counts and marks',
  ])('ends the search at the first state that uses it up: %s', (name) => {
    for (const flow of widths(smallSystems[name] ?? ((one) => one))) {
      const whole = within(flow);
      const spent = [0];
      for (let states = 1; states <= whole.expanded; states += 1) {
        const { expanded, transitions, complete } = within(flow, { states, transitions: Infinity });
        expect([expanded, complete]).toEqual([states, states === whole.expanded]);
        spent.push(transitions);
      }
      expect(spent.at(-1)).toBe(whole.transitions);
      for (let transitions = 0; transitions <= whole.transitions; transitions += 1) {
        const space = within(flow, { states: Infinity, transitions });
        expect(space.expanded).toBe(spent.findIndex((count) => count >= transitions));
        expect(space.transitions).toBe(spent[space.expanded]);
      }
    }
  });

  it('that is used up leaves open what follows the states that were not looked at', () => {
    const chain = new WorkflowBuilder().start('a').arrow('a', 'b').arrow('b', 'c').arrow('c', 'exit');
    const seen = (states: number): Space => within(chain, { states, transitions: Infinity });
    expect(followersOf(seen(1), 'a')).toEqual({ tools: [], mayEnd: false, complete: false });
    expect(followersOf(seen(2), 'a')).toEqual({ tools: ['b'], mayEnd: false, complete: false });
    expect(keptOutAfter(seen(2), 'a')).toEqual([]);
    expect(keptOutAfter(seen(4), 'a').map(({ tool }) => tool)).toEqual(['a', 'c']);
    expect(seen(3).traps).toEqual([]);
  });

  it.each<[string, Partial<Budget>, readonly [number, boolean, number]]>([
    ['one count', { states: 6 }, [6, true, 0]],
    ['one count', { states: 7 }, [4, true, 1]],
    ['one count', { transitions: 6 }, [6, true, 0]],
    ['one count', { transitions: 7 }, [4, true, 1]],
    ['two counts of three', { states: 40 }, [80, false, 0]],
    ['two counts of three', { states: 41 }, [15, true, 2]],
    ['two counts of three', { transitions: 44 }, [45, false, 0]],
    ['two counts of three', { transitions: 45 }, [15, true, 2]],
    ['nothing that helps', { states: 0 }, [1, false, 0]],
  ])('pays with its half for searches without some counts: %s within %j', (which, budget, found) => {
    const flow =
      which === 'two counts of three'
        ? new WorkflowBuilder()
            .use('a', 'b', 'c', 'd')
            .arrow('done', 'exit')
            .arrow('c', 'd')
            .limit('a', 3)
            .limit('b', 2)
            .limit('d', 2)
        : new WorkflowBuilder().use('a', 'b').arrow('done', 'exit').limit('a', 1);
    const space = finished(exploreReduced(transitionSystem(flow.build(), []), { ...unlimited, ...budget }));
    expect([space.table.count, space.complete, space.system.hidden.size]).toEqual(found);
  });

  it.each([
    ['which can have 10,000 states', 999, 0],
    ['which could have more', 1000, 1],
  ])('is not saved on a system %s', (_, limit, hidden) => {
    const names = Array.from({ length: 8 }, (_, index) => `t${index}`);
    const flow = new WorkflowBuilder()
      .start('t0')
      .use(...names)
      .limit('t7', limit)
      .arrow('done', 'exit');
    for (const name of names) flow.arrow(name, 'done');
    const space = finished(exploreWorkflow(flow.build(), [], defaultBudget));
    expect([space.complete, space.table.count, space.system.hidden.size]).toEqual([true, 3, hidden]);
  });
});

describe('a space of many states', () => {
  const names = Array.from({ length: 1100 }, (_, index) => `t${index}`);
  const fan: SmallSystem = (flow) => {
    for (const name of names) flow.arrow(name, 'exit');
    return flow.start('a').arrow('a', ...names);
  };

  it.each([
    ['few', 0],
    ['many', 1],
  ])('knows how each was come to, with %s bits to a state', (_, width) => {
    const { parents, children, marks, traps } = within(widths(fan)[width] ?? new WorkflowBuilder());
    expect([...parents]).toEqual([0, 0, ...names.map(() => 1)]);
    expect([...children]).toEqual([1, 1101, ...names.map(() => 0)]);
    expect([...marks].slice(2)).toEqual(names.map(() => mark.end));
    expect(traps).toEqual([]);
  });
});
