import { describe, expect, it } from 'vitest';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { findingsOf, summary } from './findings.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();

describe('unmet-requirement', () => {
  it('names the missing tool and the exit that waits for it', () => {
    const workflow = flow()
      .start('draft')
      .arrow('draft', 'check', 'publish')
      .arrow('check', 'publish')
      .arrow('publish', 'publish', 'exit')
      .require('check');
    expect(summary(workflow).filter((line) => !line.startsWith('unbounded-loop'))).toEqual([
      'unmet-requirement @ rule 4: The exit after `publish` waits for `check`, which can no longer be called then.',
    ]);
    expect(findingsOf(workflow)[0]?.witness).toEqual([{ tool: 'draft' }, { tool: 'publish' }]);
  });
  it('says when the missing tool is never called at all', () => {
    const workflow = flow()
      .start('a')
      .when('a', new Map([['else', ['exit']]]))
      .arrow('r', 'exit')
      .require('r');
    expect(summary(workflow)).toContain(
      'unmet-requirement @ rule 3: The exit after `a` waits for `r`, which no run ever calls.',
    );
  });
  it('says of several missing tools that none is ever called only where that is so of each', () => {
    const missing = (...first: readonly string[]): readonly string[] =>
      findingsOf(
        flow()
          .start('a', ...first)
          .arrow('a', 'b')
          .arrow('b', 'b', 'exit')
          .arrow('r', 'q')
          .arrow('q', 'a')
          .require('r')
          .require('q'),
      )
        .filter(({ code }) => code === 'unmet-requirement')
        .map(({ message }) => message);
    expect(missing()).toEqual(['The exit after `b` waits for `r` and `q`, which no run ever calls.']);
    expect(missing('q')).toContain('The exit after `b` waits for `r` and `q`, which can no longer be called then.');
  });
  it('is not said where the vetoed exit leaves the required tool to be called', () => {
    const workflow = flow().start('a').arrow('a', 'exit').arrow('r', 'a').require('r');
    expect(findingsOf(workflow).map(({ code }) => code)).toEqual(['vetoed-exit']);
  });
  it('is said of an exit at the start', () => {
    const found = findingsOf(flow().start('exit').use('r').require('r'));
    expect(
      found.filter(({ code }) => code === 'unmet-requirement').map(({ message, data }) => [message, data]),
    ).toEqual([['The exit waits for `r`, which no run ever calls.', { missing: ['r'], exits: [], rules: ['rule 1'] }]]);
  });
  it('names every missing tool and exit, at the first requirement', () => {
    const whole = (workflow: WorkflowBuilder): readonly unknown[] =>
      findingsOf(workflow)
        .filter(({ code }) => code === 'unmet-requirement')
        .map(({ at, message, related, data }) => [
          at,
          message,
          related.map((one) => `${one.at}: ${one.message}`),
          data,
        ]);
    const required = (): WorkflowBuilder =>
      flow().start('a', 'r').arrow('r', 'q', 'a').arrow('q', 'exit').require('a').require('r').require('q');
    expect(whole(required().arrow('a', 'b', 'c').arrow('b', 'c', 'exit').arrow('c', 'b', 'exit'))).toEqual([
      [
        'rule 4',
        'The exit after `b` and `c` waits for `r` and `q`, which can no longer be called then.',
        [
          'rule 0: a: 1. `a` is called.',
          'rule 6: b: 2. `b` is called.',
          'rule 7: The exit after `b` waits for `r` and `q`.',
          'rule 8: The exit after `c` waits for `r` and `q`.',
        ],
        { missing: ['r', 'q'], exits: ['b', 'c'], rules: ['rule 4'] },
      ],
      [
        'rule 5',
        'The exit after `b` and `c` waits for `q`, which can no longer be called then.',
        [
          'rule 0: r: 1. `r` is called.',
          'rule 1: a: 2. `a` is called.',
          'rule 6: b: 3. `b` is called.',
          'rule 7: The exit after `b` waits for `q`.',
          'rule 8: The exit after `c` waits for `q`.',
        ],
        { missing: ['q'], exits: ['b', 'c'], rules: ['rule 5'] },
      ],
      [
        'rule 3',
        'The exit after `b` and `c` waits for `a`, which can no longer be called then.',
        [
          'rule 0: r: 1. `r` is called.',
          'rule 1: q: 2. `q` is called.',
          'rule 6: b: 3. `b` is called.',
          'rule 7: The exit after `b` waits for `a`.',
          'rule 8: The exit after `c` waits for `a`.',
        ],
        { missing: ['a'], exits: ['b', 'c'], rules: ['rule 3'] },
      ],
    ]);
    expect(whole(required().arrow('a', 'b', 'n').arrow('n', 'b').arrow('b', 'n', 'exit'))).toEqual([
      [
        'rule 4',
        'The exit after `b` waits for `r` and `q`, which can no longer be called then.',
        [
          'rule 0: a: 1. `a` is called.',
          'rule 6: b: 2. `b` is called.',
          'rule 8: The exit after `b` waits for `r` and `q`.',
        ],
        { missing: ['r', 'q'], exits: ['b'], rules: ['rule 4'] },
      ],
      [
        'rule 5',
        'The exit after `b` waits for `q`, which can no longer be called then.',
        [
          'rule 0: r: 1. `r` is called.',
          'rule 1: a: 2. `a` is called.',
          'rule 6: b: 3. `b` is called.',
          'rule 8: The exit after `b` waits for `q`.',
        ],
        { missing: ['q'], exits: ['b'], rules: ['rule 5'] },
      ],
      [
        'rule 3',
        'The exit after `b` waits for `a`, which can no longer be called then.',
        [
          'rule 0: r: 1. `r` is called.',
          'rule 1: q: 2. `q` is called.',
          'rule 6: b: 3. `b` is called.',
          'rule 8: The exit after `b` waits for `a`.',
        ],
        { missing: ['a'], exits: ['b'], rules: ['rule 3'] },
      ],
    ]);
    expect(
      whole(
        flow()
          .start('a')
          .when(
            'a',
            new Map([
              ['x', ['exit']],
              ['else', ['exit']],
            ]),
          )
          .use('p', 'q')
          .require('p')
          .require('q')
          .rule({ type: 'child', tool: 'p', choice: flow().choice(['exit', 'a']) }),
      ),
    ).toEqual([
      [
        'rule 2',
        'The exit after `a` waits for `p` and `q`, which no run ever calls.',
        ['rule 0: a: 1. `a` is called and returns `"x"`.', 'rule 1: The exit after `a` waits for `p` and `q`.'],
        { missing: ['p', 'q'], exits: ['a'], rules: ['rule 2'] },
      ],
    ]);
    const once = flow()
      .start('s')
      .arrow('s', 'r', 'a')
      .arrow('r', 'exit')
      .arrow('a', 'a', 'exit')
      .require('r')
      .require('never');
    expect(whole(once)).toEqual([
      [
        'rule 4',
        'The exit after `a` waits for `r`, which can no longer be called then.',
        ['rule 0: s: 1. `s` is called.', 'rule 1: a: 2. `a` is called.', 'rule 3: The exit after `a` waits for `r`.'],
        { missing: ['r'], exits: ['a'], rules: ['rule 4'] },
      ],
    ]);
    const oneNever = flow().start('s').arrow('s', 'r', 'a').arrow('r', 'exit').arrow('a', 'a', 'exit').use('n');
    expect(whole(oneNever.arrow('n', 'n', 'exit').require('r').require('n')).slice(0, 1)).toEqual([
      [
        'rule 5',
        'The exit after `a` waits for `r` and `n`, which can no longer be called then.',
        [
          'rule 0: s: 1. `s` is called.',
          'rule 1: a: 2. `a` is called.',
          'rule 3: The exit after `a` waits for `r` and `n`.',
        ],
        { missing: ['r', 'n'], exits: ['a'], rules: ['rule 5'] },
      ],
    ]);
    const two = flow()
      .start('a', 'b', 'r')
      .arrow('a', 'a', 'exit')
      .arrow('b', 'b', 'exit')
      .arrow('r', 'exit')
      .require('r');
    expect(whole(two)).toEqual([
      [
        'rule 4',
        'The exit after `a` waits for `r`, which can no longer be called then.',
        ['rule 0: a: 1. `a` is called.', 'rule 1: The exit after `a` waits for `r`.'],
        { missing: ['r'], exits: ['a'], rules: ['rule 4'] },
      ],
      [
        'rule 4',
        'The exit after `b` waits for `r`, which can no longer be called then.',
        ['rule 0: b: 1. `b` is called.', 'rule 2: The exit after `b` waits for `r`.'],
        { missing: ['r'], exits: ['b'], rules: ['rule 4'] },
      ],
    ]);
  });
});
