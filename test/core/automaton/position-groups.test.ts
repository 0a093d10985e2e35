import { expect, it } from 'vitest';
import { explore } from '#core/automaton/explore.ts';
import { transitionSystem, type TransitionSystem } from '#core/automaton/transition-system.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { finished } from './finished.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();
const many = Array.from({ length: 65 }, (_, index) => `t${index}`);

/** The tools of each group of positions. */
function groups({ compiled, layout, groups }: TransitionSystem): readonly string[] {
  const count = Math.max(...groups) + 1;
  return Array.from({ length: count }, (_, group) => {
    const inside = [...layout.positions].filter((_, packed) => groups[packed] === group);
    return inside
      .map((position) => compiled.tools.names[compiled.outcomes.toolAt[position] ?? -1] ?? 'start')
      .join(' ');
  });
}

it.each<[string, WorkflowBuilder, readonly string[]]>([
  ['where the choice is free', flow().use('a', 'b', 'c'), ['start a b c']],
  ['and not those with arrows of their own', flow().use('a', 'b').arrow('c', 'a').arrow('d', 'b'), ['start a b']],
  [
    'with arrows to the same tools',
    flow().start('a').arrow('a', 'b', 'c').arrow('b', 'b', 'c').arrow('c', 'a'),
    ['a b'],
  ],
  ['which an order tells apart', flow().use('a', 'b', 'c').onlyDirectlyAfter('a', 'c'), ['start b c']],
  ['and not a start that names its tools', flow().start('a').use('b', 'c').limit('a', 2), ['a b c']],
  [
    'and not where a stand-in depends on the last call',
    flow().start('a').arrow('a', 'c').arrow('b', 'c').arrow('c', 'a', 'b').limit('c', 1, 'b'),
    [],
  ],
  [
    'though a tool elsewhere has a stand-in',
    flow().start('a').arrow('a', 'b').arrow('b', 'b').arrow('c', 'd').limit('d', 1, 'b'),
    ['a b'],
  ],
  [
    'and not with long lists of arrows',
    flow()
      .start('a')
      .arrow('a', ...many)
      .arrow('b', ...many)
      .arrow('c', ...many.slice(1))
      .arrow('d', ...many.slice(1))
      .use('b', 'c', 'd'),
    [['start', ...many].slice(1).join(' '), 'c d'],
  ],
])('positions have the same successors %s', (_, builder, expected) => {
  expect(groups(transitionSystem(builder.build(), []))).toEqual(expected);
});

it('a free choice is followed once, not once for each last call', () => {
  for (const builder of [
    flow().use(...many),
    flow()
      .limit('nobody', 0x7fffffff)
      .use(...many),
  ]) {
    const space = finished(explore(transitionSystem(builder.build(), []), { states: Infinity, transitions: Infinity }));
    expect([space.table.count, space.transitions, space.groups.count]).toEqual([66, 65, 1]);
  }
});
