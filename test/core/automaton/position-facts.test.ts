import { expect, it } from 'vitest';
import { mark } from '#core/automaton/marks.ts';
import { positionFacts, type PositionFacts } from '#core/automaton/position-facts.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();
const factsOf = (builder: WorkflowBuilder): PositionFacts => positionFacts(transitionSystem(builder.build(), []));

it('the rules are asked at a start, where guards do not hold, and where a used-up tool has a stand-in', () => {
  const plain = flow().start('a').arrow('a', 'b').arrow('b', 'a', 'exit').limit('a', 2);
  expect([...factsOf(plain).asked]).toEqual([1, 0, 0]);
  const withStandIn = flow().start('a').arrow('a', 'b').arrow('b', 'a', 'exit').limit('a', 2, 'c').arrow('c', 'exit');
  expect([...factsOf(withStandIn).asked]).toEqual([1, 0, 1, 0]);
});

it('each position has four marks: for missing tools or none, where something may be called and where nothing may', () => {
  const { marks } = factsOf(flow().start('a').arrow('a', 'b').arrow('b', 'a', 'exit'));
  const { withheld, stuck, mayEnd } = mark;
  expect([...marks]).toEqual([
    ...[0, 0, stuck, stuck],
    ...[0, 0, stuck, stuck],
    ...[withheld, mayEnd, withheld | stuck, mayEnd],
  ]);
});
