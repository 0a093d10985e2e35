import { expect, it } from 'vitest';
import { explore } from '#core/automaton/explore.ts';
import { Successors } from '#core/automaton/successors.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { finished } from './finished.ts';

it('a state has as many successors as its free choice has tools', () => {
  const tools = Array.from({ length: 40 }, (_, number) => `t${number}`);
  const system = transitionSystem(new WorkflowBuilder().use(...tools).build(), []);
  const successors = new Successors(finished(explore(system, { states: Infinity, transitions: Infinity })));
  const count = successors.of(0);
  expect(successors.targets.subarray(0, count)).toEqual(Int32Array.from(tools, (_, number) => number + 1));
});
