import { expect, it } from 'vitest';
import { explore } from '#core/automaton/explore.ts';
import { loopsOf } from '#core/automaton/loops.ts';
import { mayLoop } from '#core/automaton/may-loop.ts';
import type { Space } from '#core/automaton/space.ts';
import { Successors } from '#core/automaton/successors.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { lastCall, outcomeText, pathTo, positionOf, witnessTo } from '#core/automaton/witness.ts';
import { literals, WorkflowBuilder } from '#core/ir/builder.ts';
import type { Scalar } from '#core/ir/json.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import { solverFor } from './brute-force.ts';
import { finished } from './finished.ts';
import { replay } from './replay.ts';
import { smallSystems } from './small-systems.ts';

const systems = Object.entries(smallSystems);
const flow = (): WorkflowBuilder => new WorkflowBuilder();
const spaceOf = (workflow: Workflow): Space =>
  finished(explore(transitionSystem(workflow, []), { states: Infinity, transitions: Infinity }));
/** `tool`, or `tool outcome`. */
const texts = (space: Space): readonly (readonly string[])[] =>
  Array.from(space.parents, (_, state) =>
    witnessTo(space, state).map(({ tool, outcome }) => (outcome === undefined ? tool : `${tool} ${outcome}`)),
  );
const cases = (...keys: readonly Scalar[]): ReadonlyMap<Scalar, readonly string[]> =>
  new Map(keys.map((key) => [key, ['b']]));

// An outcome of several fields stands for them in a witness, and no value can be read from it.
const ofOneField = systems.filter(([name]) => name !== 'two fields of one result');

it.each(ofOneField)('a witness replays to its state: %s', (_, system) => {
  const workflow = system(flow()).build();
  const space = spaceOf(workflow);
  const solver = solverFor(workflow);
  let length = 0;
  for (const state of space.parents.keys()) {
    const witness = witnessTo(space, state);
    expect(replay(solver, workflow, witness).position).toBe(positionOf(space, state));
    expect(witness.length).toBeGreaterThanOrEqual(length);
    length = witness.length;
  }
});

it('a witness says what each call came to, where that makes a difference', () => {
  const of = (workflow: WorkflowBuilder): readonly (readonly string[])[] => texts(spaceOf(workflow.build()));
  expect(
    of(
      flow()
        .start('a')
        .when('a', cases('x', 1, null))
        .arrow('b', 'exit'),
    ),
  ).toEqual([[], ['a "x"'], ['a 1'], ['a null'], ['a other'], ['a "x"', 'b']]);
  expect(
    of(
      flow()
        .tool('a', literals('x', 'y'))
        .start('a')
        .when('a', cases('x', 'failed', 'else')),
    ),
  ).toEqual([[], ['a "x"'], ['a other'], ['a failed'], ['a "x"', 'b']]);
  const pair = {
    kind: 'object' as const,
    fields: ['k', 'n'].map((name) => ({ id: name, name, type: literals('x', 2), optional: false })),
  };
  const both = flow().tool('a', pair).start('a').when('a', cases('x', 2), ['k']).when('a', cases(2, 'else'), ['n']);
  expect(of(both).slice(1, 6)).toEqual([['a "x", 2'], ['a "x", other'], ['a 2, 2'], ['a 2, other'], ['a failed']]);
});

it('paths begin at the start, which is called nothing', () => {
  const space = spaceOf(flow().start('a').arrow('a', 'b').arrow('b', 'exit').build());
  expect([pathTo(space, 0), pathTo(space, 2)]).toEqual([[0], [0, 1, 2]]);
  expect([0, 1].map((state) => lastCall(space.system.compiled, positionOf(space, state)))).toEqual([undefined, 'a']);
});

it('no outcome is shown where there is none to tell apart', () => {
  const space = spaceOf(flow().start('a').arrow('a', 'exit').build());
  expect(witnessTo(space, 1)).toStrictEqual([{ tool: 'a' }]);
  expect([0, 1].map((state) => outcomeText(space.system.compiled, positionOf(space, state)))).toEqual([
    undefined,
    undefined,
  ]);
});

it.each(systems)('a loop goes round, call by call: %s', (_, system) => {
  const workflow = system(flow()).build();
  const space = spaceOf(workflow);
  const successors = new Successors(space);
  const loops = loopsOf(space);
  if (loops.length > 0) expect(mayLoop(space.system)).toBe(true);
  for (const { tools, round } of loops) {
    expect(round.length).toBeGreaterThan(1);
    expect(round[0]).toBe(round.at(-1));
    const called = round.map((state) => lastCall(space.system.compiled, positionOf(space, state)) ?? '');
    expect(called.filter((tool) => !tools.includes(tool))).toEqual([]);
    round.slice(1).forEach((target, index) => {
      const count = successors.of(round[index] ?? 0);
      expect([...successors.targets.subarray(0, count)]).toContain(target);
    });
  }
});

it.each<[string, WorkflowBuilder, boolean, readonly (readonly string[])[], readonly number[]]>([
  ['two in turn', flow().start('a').arrow('a', 'b').arrow('b', 'a', 'exit'), true, [['a', 'b']], [3]],
  [
    'the outermost',
    flow().start('a').arrow('a', 'a', 'b').arrow('b', 'a', 'c').arrow('c', 'b', 'exit').require('c'),
    true,
    [['a', 'b', 'c']],
    [3],
  ],
  [
    'two beside each other',
    flow()
      .start('s')
      .arrow('s', 'a', 'c')
      .arrow('a', 'b')
      .arrow('b', 'a', 'x')
      .arrow('c', 'd')
      .arrow('d', 'c', 'x')
      .arrow('x', 'exit'),
    true,
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    [3, 3],
  ],
  [
    'the first of two with the same tools',
    flow().start('a').arrow('a', 'b').arrow('b', 'a', 'm', 'exit').arrow('m', 'a').limit('m', 1),
    true,
    [['a', 'b']],
    [3],
  ],
  ['a free choice on the way', flow().start('a').use('b').arrow('a', 'b').arrow('done', 'exit'), false, [], []],
  ['a free choice on the way round', flow().start('a').use('f').arrow('a', 'f', 'b').arrow('b', 'exit'), false, [], []],
  [
    'an exit that is called too early',
    flow().start('x').arrow('x', 'y', 'c').arrow('y', 'exit').arrow('y', 'x').arrow('c', 'y').require('c'),
    true,
    [],
    [],
  ],
  ['one alone', flow().start('a', 'b').arrow('b', 'b', 'exit').arrow('a', 'exit'), true, [['b']], [2]],
  ['in the order of runs', flow().start('b').arrow('a', 'b', 'exit').arrow('b', 'a'), true, [['b', 'a']], [3]],
  ['a limit', flow().start('a').arrow('a', 'b').arrow('b', 'a', 'exit').limit('b', 2), false, [], []],
  ['no arrow', flow().use('a', 'b').arrow('done', 'exit'), false, [], []],
  [
    'the first of two that runs come to on different ways',
    flow()
      .start('x', 'y')
      .arrow('x', 'z')
      .arrow('z', 'a')
      .arrow('y', 'a')
      .arrow('a', 'b')
      .arrow('b', 'a', 'exit')
      .use('m')
      .onlyAfter('x', 'm'),
    true,
    [['a', 'b']],
    [3],
  ],
  [
    'two that share a tool',
    flow()
      .start('x', 'y')
      .arrow('x', 'a')
      .arrow('y', 'a')
      .arrow('a', 'b', 'c', 'exit')
      .arrow('b', 'a')
      .arrow('c', 'd')
      .arrow('d', 'a')
      .onlyAfter('x', 'b')
      .onlyAfter('y', 'c'),
    true,
    [
      ['a', 'b'],
      ['a', 'c', 'd'],
    ],
    [3, 4],
  ],
  [
    'calls in a circle with a free choice on it',
    flow().start('a').use('f').arrow('a', 'f').arrow('done', 'exit'),
    false,
    [],
    [],
  ],
  ['an exit tool', flow().start('a').arrow('a', 'b').arrow('b', 'exit').arrow('b', 'a'), true, [], []],
  ['a trap', flow().start('a', 'c').arrow('a', 'a').arrow('c', 'c', 'exit'), true, [['c']], [2]],
  [
    'a stand-in that leads back',
    flow().start('a').arrow('a', 'b').arrow('b', 'c', 'exit').limit('c', 1, 'a'),
    true,
    [['a', 'b']],
    [3],
  ],
  [
    'the shorter of two ways round',
    flow().start('a').arrow('a', 'b', 'c').arrow('b', 'c').arrow('c', 'a', 'exit'),
    true,
    [['a', 'b', 'c']],
    [3],
  ],
])('loops are the circles of arrows that a run can end after: %s', (_, builder, may, loops, lengths) => {
  const space = spaceOf(builder.build());
  expect(mayLoop(space.system)).toBe(may);
  expect(loopsOf(space).map(({ tools }) => tools)).toEqual(loops);
  expect(loopsOf(space).map(({ round }) => round.length)).toEqual(lengths);
});

it('the round of a loop is the first that runs come to', () => {
  const late = flow().start('x', 'y').arrow('x', 'z').arrow('z', 'a').arrow('y', 'a').arrow('a', 'b');
  late.arrow('b', 'a', 'exit').use('m').onlyAfter('x', 'm');
  const space = spaceOf(late.build());
  const [first = 0] = loopsOf(space).flatMap(({ round }) => round);
  expect(witnessTo(space, first).map(({ tool }) => tool)).toEqual(['y', 'a']);
  const again = flow().start('a').arrow('a', 'b').arrow('b', 'a', 'm', 'exit').arrow('m', 'a').limit('m', 1);
  expect(loopsOf(spaceOf(again.build())).map(({ round }) => round)).toEqual([[1, 2, 1]]);
  const three = flow().start('a').arrow('a', 'b').arrow('b', 'c').arrow('c', 'a', 'exit');
  expect(loopsOf(spaceOf(three.build())).map(({ round }) => round)).toEqual([[1, 2, 3, 1]]);
});
