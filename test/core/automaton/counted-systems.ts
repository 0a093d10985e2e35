import type { Scalar } from '#core/ir/json.ts';
import type { SmallSystem } from './small-system.ts';

/** From `m`, `q` and `p` are reached by `a`, which may be called once, or the long way round by `r`. */
const longWayBack: SmallSystem = (flow) =>
  flow
    .start('m')
    .arrow('m', 'a', 'r')
    .arrow('a', 'q', 'z')
    .arrow('r', 'r2')
    .arrow('r2', 'r3')
    .arrow('r3', 'q')
    .arrow('q', 'p')
    .arrow('z', 'exit')
    .limit('a', 1);

/** Workflows with limits and required tools, whose counts make a difference to some verdict or to none. */
export const countedSystems: Readonly<Record<string, SmallSystem>> = {
  'counts beside an end that can be reached at any time': (flow) =>
    flow.use('a', 'b').arrow('done', 'exit').limit('a', 2).limit('b', 1),
  'required calls in any order': (flow) => flow.use('a', 'b', 'c').arrow('done', 'exit').require('a').require('b'),
  'required calls with limits, that can be made at any time': (flow) =>
    flow.use('a', 'b', 'c').arrow('done', 'exit').require('a').limit('a', 2).require('b').limit('b', 1),
  'required calls with limits, one of which leads nowhere': (flow) =>
    flow
      .use('a', 'b', 'c')
      .arrow('done', 'exit')
      .arrow('b', 'b', 'c')
      .arrow('c', 'c')
      .require('a')
      .limit('a', 2)
      .require('b')
      .limit('b', 2),
  'a count that opens a trap, beside counts that do not matter': (flow) =>
    flow.use('a', 'b', 'c', 'd').arrow('done', 'exit').arrow('c', 'd').limit('a', 1).limit('b', 1).limit('d', 2),
  'a circle without an end beside counts': (flow) =>
    flow.use('a', 'b').arrow('done', 'exit').arrow('lost', 'back').arrow('back', 'lost').limit('a', 2).limit('b', 1),
  'a required call that a circle shuts out': (flow) =>
    flow.use('a', 'b').arrow('done', 'exit').arrow('in', 'in', 'exit').require('a').limit('b', 2),
  'a required call beside a circle that comes back': (flow) =>
    flow
      .start('x')
      .arrow('x', 'y', 'a', 'exit')
      .arrow('y', 'x', 'b')
      .arrow('a', 'x')
      .arrow('b', 'y')
      .require('a')
      .limit('a', 1)
      .require('b')
      .limit('b', 2),
  'a required call beside a circle that does not come back': (flow) =>
    flow
      .start('x')
      .arrow('x', 'y', 'a', 'exit')
      .arrow('y', 'x')
      .arrow('a', 'away')
      .arrow('away', 'away', 'exit')
      .require('a')
      .limit('a', 1),
  'an exit that a required call delays, with counts': (flow) =>
    flow.start('x', 'stop').use('a', 'b').arrow('stop', 'exit').require('a').limit('b', 2).arrow('x', 'any'),
  'a limit of a tool that arrows alone lead to': (flow) =>
    flow.start('x').use('a').arrow('x', 'y', 'z').arrow('y', 'x', 'exit').arrow('z', 'x').limit('z', 2).limit('y', 4),
  'two required tools, one in sight': (flow) =>
    flow
      .use('a', 'b')
      .arrow('done', 'exit')
      .arrow('c', 'a', 'exit')
      .require('a')
      .require('b')
      .limit('b', 2, 'a')
      .limit('a', 3),
  'a call that only those can make who come later': (flow) =>
    longWayBack(flow).arrow('p', 'a', 'exit').onlyAfter('q', 'z'),
  'a call that only those can make who come later, behind an order': (flow) =>
    longWayBack(flow).arrow('p', 'a', 'exit').onlyAfter('m', 'a').onlyAfter('q', 'z'),
  'a required call whose result is read': (flow) =>
    flow
      .start('a', 'b')
      .rule({
        type: 'child',
        tool: 'a',
        choice: {
          any: false,
          targets: [
            {
              id: 'read',
              tool: 'b',
              arguments: [{ id: 'x', name: 'x', value: { kind: 'result', id: 'x value', tool: 'c', path: [] } }],
            },
          ],
        },
      })
      .use('c', 'd')
      .arrow('b', 'a', 'c', 'd')
      .arrow('d', 'exit')
      .require('c')
      .limit('b', 2)
      .limit('c', 2),
  'a required call, and another whose result is read': (flow) =>
    flow
      .start('a')
      .arrow('a', 'b', 'c', 'd')
      .arrow('b', 'a')
      .arrow('c', 'a')
      .rule({
        type: 'terminal',
        tool: 'd',
        answer: { kind: 'result', id: 'answer', tool: 'c', path: [] },
      })
      .use('e')
      .limit('a', 4)
      .require('b'),
  'a circle of arrows with two exit tools, and a required call': (flow) =>
    flow
      .start('x')
      .arrow('x', 'x', 'a', 'stop', 'halt')
      .arrow('a', 'x')
      .arrow('stop', 'exit')
      .arrow('halt', 'exit')
      .require('a'),
  'a call that the first to come there has used up': (flow) =>
    flow
      .start('a', 'c', 'x')
      .arrow('a', 'c', 'd')
      .arrow('b', 'c', 'd')
      .arrow('c', 'b')
      .arrow('x', 'y')
      .arrow('y', 'b')
      .arrow('d', 'exit')
      .limit('c', 1),
  'a call that is used up, and known to lead nowhere new': (flow) =>
    flow.start('a').use('a', 'b').arrow('done', 'exit').limit('a', 1),
  'a call that is used up, and would lead to what nobody comes to': (flow) =>
    flow.start('a').use('a', 'b').arrow('done', 'exit').limit('a', 1).onlyAfter('b', 'done'),
  'an exit alone, which is like a free choice until all is called': (flow) =>
    flow
      .start('a', 'x', 'free')
      .arrow('a', 'stop')
      .arrow('x', 'y')
      .arrow('y', 'stop')
      .arrow('stop', 'exit')
      .use('free')
      .require('a'),
  'a result that no case names, with a required call missing': (flow) =>
    flow
      .start('a')
      .when('a', new Map<Scalar, readonly string[]>([['x', ['b']]]))
      .use('c')
      .arrow('b', 'exit')
      .require('c'),
  'a call that only those can make who come later, where the choice is free': (flow) =>
    longWayBack(flow).use('p').onlyDirectlyAfter('a', 'z').onlyAfter('q', 'z'),
  'an exit that ends the run of those who come first': (flow) =>
    flow
      .start('a', 'x')
      .arrow('a', 'stop')
      .arrow('x', 'y')
      .arrow('y', 'stop')
      .arrow('stop', 'exit')
      .arrow('stop', 'z')
      .arrow('z', 'a')
      .require('a'),
  'an exit alone that ends the run of those who come first': (flow) =>
    flow
      .start('a', 'x')
      .arrow('a', 'b')
      .arrow('x', 'y')
      .arrow('y', 'b')
      .when(
        'b',
        new Map<Scalar, readonly string[]>([
          ['x', ['exit']],
          ['else', ['a', 'z']],
        ]),
      )
      .arrow('z', 'a', 'exit')
      .require('a'),
};
