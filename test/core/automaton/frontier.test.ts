import { expect, it } from 'vitest';
import { Frontier } from '#core/automaton/frontier.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';

it('a frontier remembers of hundreds of states how each was come to and how it stands', () => {
  const flow = new WorkflowBuilder().use('a', 'b').limit('a', 0x7fffffff);
  const frontier = new Frontier(transitionSystem(flow.build(), []));
  for (let state = 1; state <= 300; state += 1) {
    frontier.table.add(Int32Array.of(0, state));
    frontier.link();
    frontier.advance(state % 31);
  }
  const { parents, children, marks, expanded, complete } = frontier.found();
  const states = Array.from({ length: 301 }, (_, state) => state);
  expect([expanded, complete]).toEqual([300, false]);
  expect([...parents]).toEqual(states.map((state) => Math.max(0, state - 1)));
  expect([...children]).toEqual(states.map((state) => (state < 300 ? state + 1 : 0)));
  expect([...marks]).toEqual(states.map((state) => (state < 300 ? (state + 1) % 31 : 0)));
});
