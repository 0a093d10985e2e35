import { expect, it } from 'vitest';
import { targetsOf } from '#core/automaton/components.ts';
import { explore } from '#core/automaton/explore.ts';
import { GroupedSteps } from '#core/automaton/grouped-steps.ts';
import { Successors } from '#core/automaton/successors.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { finished } from './finished.ts';
import { smallSystems } from './small-systems.ts';

it.each(Object.entries(smallSystems))('shared nodes lead where the states that share them lead: %s', (_, system) => {
  const flow = system(new WorkflowBuilder());
  const space = finished(explore(transitionSystem(flow.build(), []), { states: Infinity, transitions: Infinity }));
  const states = Array.from(space.parents.keys());
  const graph = new GroupedSteps(space, new Uint8Array(states.length).fill(1), new Successors(space));
  const successors = new Successors(space);
  const after = states.map((state) => [...successors.targets.subarray(0, successors.of(state))].sort());
  const led = states.map((state) => {
    const targets = [...targetsOf(graph, state)];
    return targets.flatMap((target) => (target < states.length ? [target] : [...targetsOf(graph, target)])).sort();
  });
  expect(led).toEqual(after);

  for (const inside of [states.filter((state) => state % 2 === 0), states.slice(-1), states.slice(0, 1)]) {
    const component = { states: new Set(inside), shared: new Map<number, boolean>() };
    const leading = states.filter((_state, at) => after[at]?.some((target) => component.states.has(target)));
    expect(states.filter((state) => graph.leadsInto(state, component))).toEqual(leading);
  }
});

it('states after which the choice is free lead by one step to a node that leads to all tools', () => {
  const many = Array.from({ length: 20 }, (_, index) => `t${index}`);
  const flow = new WorkflowBuilder().use(...many).arrow('done', 'exit');
  const space = finished(explore(transitionSystem(flow.build(), []), { states: Infinity, transitions: Infinity }));
  const graph = new GroupedSteps(space, new Uint8Array(space.table.count).fill(1), new Successors(space));
  const steps = Array.from({ length: graph.size }, (_, node) => targetsOf(graph, node).length);
  expect(steps).toEqual([1, ...many.map(() => 1), 0, 21]);
});
