import { expect, it } from 'vitest';
import { explore, run } from '#core/automaton/explore.ts';
import { Frontier } from '#core/automaton/frontier.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import type { Trap } from '#core/automaton/trap.ts';
import { findTraps } from '#core/automaton/traps.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { finished } from './finished.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();
const unlimited = { states: Infinity, transitions: Infinity };
const trapsOf = (builder: WorkflowBuilder): readonly Trap[] =>
  finished(explore(transitionSystem(builder.build(), []), unlimited)).traps;

it('traps come in the order in which runs reach them', () => {
  const stuck = (tool: string): ((builder: WorkflowBuilder) => WorkflowBuilder) => {
    return (builder) => builder.arrow(tool, tool).limit(tool, 1);
  };
  const tools = ['a', 'b', 'c', 'd', 'e', 'f'];
  const builder = tools.reduce((all, tool) => stuck(tool)(all), flow().start(...tools));
  const kind = 'dead-end';
  expect(trapsOf(builder)).toEqual(tools.map((_, number) => ({ kind, states: [number + 1] })));
  // A trap deep down lies behind those that are found later.
  const deep = flow().start('a', 'b').arrow('a', 'c', 'd').arrow('c', 'c').arrow('d', 'd').arrow('b', 'b');
  expect(trapsOf(deep).map(({ states }) => states[0])).toEqual([2, 3, 4]);
});

it.each<[string, WorkflowBuilder, Trap['kind'], number]>([
  ['nothing may be called', flow().start('a').arrow('a', 'b').limit('b', 1).arrow('b', 'b'), 'dead-end', 1],
  ['calls go round and no exit stands anywhere', flow().start('a').arrow('a', 'b').arrow('b', 'a'), 'no-exit-path', 2],
  [
    'one state of several has an exit, kept back by a tool that is never called',
    flow().use('never').start('a').arrow('a', 'b').arrow('b', 'a', 'exit').require('never'),
    'unmet-requirement',
    2,
  ],
])('a trap is named by what keeps runs in it: %s', (_, builder, kind, size) => {
  expect(trapsOf(builder).map((trap) => [trap.kind, trap.states.length])).toEqual([[kind, size]]);
});

it('a search is given up as soon as a run has depended on a hidden slot', () => {
  const frontier = new Frontier(transitionSystem(flow().use('a').build(), []));
  const betrayed = new Set<number>();
  let looks = 0;
  const expand = (): void => {
    looks += 1;
    if (looks === 3) betrayed.add(0);
    if (looks === 9) frontier.advance(0);
  };
  const stops = [...run({ frontier, betrayed, expand }, { states: 10_000, transitions: 10_000 })];
  expect([looks, stops.length]).toEqual([3, 2]);
});

it('where many states seem lost in an incomplete space, only dead ends are looked for', () => {
  const builder = flow().start('a', 'b', 'c').arrow('a', 'a').limit('a', 1).arrow('b', 'b').arrow('c', 'd');
  const system = transitionSystem(builder.build(), []);
  const kinds = (states: number, most: number): readonly Trap['kind'][] => {
    const space = finished(explore(system, { states, transitions: Infinity }));
    return finished(findTraps(space, most)).map(({ kind }) => kind);
  };
  expect(kinds(3, 2)).toEqual(['dead-end', 'no-exit-path']);
  expect(kinds(3, 1)).toEqual(['dead-end']);
  expect(kinds(Infinity, 1)).toEqual(['dead-end', 'no-exit-path']);
});
