import { literals } from '#core/ir/builder.ts';
import type { Scalar } from '#core/ir/json.ts';
import type { Type } from '#core/ir/type.ts';
import { countedSystems } from './counted-systems.ts';
import type { SmallSystem } from './small-system.ts';

const cases = (listed: Readonly<Record<string, readonly string[]>>): ReadonlyMap<Scalar, readonly string[]> =>
  new Map(Object.entries(listed));
const verdict: Type = {
  kind: 'object',
  fields: [
    { id: 'field k', name: 'k', type: literals('x', 'y', 'z'), optional: false },
    { id: 'field n', name: 'n', type: literals('few', 'many'), optional: true },
  ],
};

/** Workflows with few states, each with something that an exploration could get wrong. */
export const smallSystems: Readonly<Record<string, SmallSystem>> = {
  'a result that leads elsewhere, and one that no case names': (flow) =>
    flow
      .tool('a', literals('x', 'y', 'z'))
      .start('a')
      .when('a', cases({ x: ['b'], y: ['c'] }))
      .arrow('b', 'b')
      .arrow('c', 'exit'),
  'a failure that a case takes, and one that nothing takes': (flow) =>
    flow
      .start('a')
      .when('a', cases({ failed: ['a', 'b'], else: ['b'] }))
      .when('b', cases({ x: ['c'], failed: ['exit'] }))
      .arrow('c', 'exit')
      .limit('a', 2),
  'two fields of one result': (flow) =>
    flow
      .tool('a', verdict)
      .start('a')
      .when('a', cases({ x: ['b', 'c'], y: ['c', 'd'], else: ['c'] }), ['k'])
      .when('a', cases({ few: ['c', 'b'], else: ['c', 'd'] }), ['n'])
      .arrow('b', 'exit')
      .arrow('c', 'c', 'exit')
      .arrow('d', 'a'),
  'a limit that ends in a dead end': (flow) =>
    flow.start('a').arrow('a', 'b', 'c').arrow('b', 'a').arrow('c', 'a', 'b').limit('b', 2).limit('c', 1).limit('a', 3),
  'a limit with a stand-in, which has one itself': (flow) =>
    flow
      .start('a')
      .arrow('a', 'a', 'b')
      .arrow('b', 'a', 'b')
      .arrow('c', 'a')
      .limit('a', 2, 'b')
      .limit('b', 3, 'c', 'exit')
      .limit('c', 1, 'exit'),
  'a stand-in that lets anything follow': (flow) =>
    flow.start('a').arrow('a', 'a').use('b').arrow('c', 'exit').limit('a', 2, 'any').limit('b', 2).limit('c', 1),
  'an order that waits for a success': (flow) =>
    flow
      .start('a', 'b')
      .use('a', 'b', 'c')
      .arrow('d', 'exit')
      .onlyAfter('a', 'c', 'd')
      .onlyAfter('b', 'd')
      .when('a', cases({ failed: ['b', 'c'], else: ['c', 'd'] })),
  'an order of neighbours': (flow) =>
    flow
      .start('a', 'b')
      .use('a', 'b', 'c')
      .onlyDirectlyAfter('a', 'b')
      .onlyDirectlyAfter('b', 'c')
      .arrow('c', 'exit')
      .limit('b', 2),
  'an exit that waits for a required tool': (flow) =>
    flow
      .start('a', 'b')
      .arrow('a', 'b', 'stop')
      .arrow('b', 'a', 'exit')
      .arrow('stop', 'exit')
      .require('a')
      .limit('a', 2),
  'a required tool that is used up elsewhere or out of reach': (flow) =>
    flow
      .start('a', 'b')
      .use('c')
      .arrow('a', 'b', 'c')
      .arrow('b', 'b', 'exit')
      .arrow('c', 'c', 'exit')
      .require('a')
      .require('c'),
  'traps of every kind beside a way out': (flow) =>
    flow
      .start('a')
      .arrow('a', 'b', 'c', 'd', 'e', 'f')
      .arrow('b', 'c')
      .arrow('c', 'b')
      .arrow('d', 'g')
      .onlyAfter('e', 'g')
      .arrow('e', 'exit')
      .arrow('f', 'f', 'exit')
      .arrow('g', 'exit')
      .require('e'),
  'a start that no limit and no order holds': (flow) =>
    flow
      .start('a', 'b', 'a')
      .onlyAfter('b', 'a')
      .limit('b', 0)
      .arrow('a', 'b', 'a')
      .arrow('b', 'a', 'exit')
      .limit('a', 2),
  'an open start that may end at once': (flow) =>
    flow.start('any', 'exit').use('a', 'b').arrow('a', 'any').arrow('b', 'a', 'exit').limit('a', 2).limit('b', 1),
  'answers, where nothing forces a call': (flow) =>
    flow
      .settings({ agent: { id: 'agent', value: 'react' } })
      .start('a')
      .arrow('a', 'b', 'c')
      .use('d')
      .rule({ type: 'continue', tool: 'b' })
      .onlyDirectlyAfter('c', 'd')
      .limit('c', 2)
      .require('d'),
  'a free choice with counts and marks': (flow) =>
    flow.use('a', 'b', 'c').arrow('done', 'exit').limit('a', 2).limit('b', 1).onlyAfter('b', 'c').require('c'),
  'no way to end, from the start on': (flow) =>
    flow.start('a').arrow('a', 'b').arrow('b', 'c', 'a').arrow('c', 'c', 'b').limit('c', 2).arrow('d', 'exit'),
  'arrows that agree, and ends that do not': (flow) =>
    flow
      .start('a')
      .arrow('a', 'b', 'c', 'exit')
      .arrow('a', 'c', 'exit')
      .arrow('b', 'exit')
      .arrow('c', 'any', 'exit')
      .limit('a', 3)
      .limit('c', 3),
  ...countedSystems,
};
