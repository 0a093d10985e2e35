import { describe, expect, it } from 'vitest';
import { WorkflowBuilder, literals } from '#core/ir/builder.ts';
import { findingsOf, summary } from './findings.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();

describe('unreachable-tool', () => {
  it('is silent when every tool is called in some run', () => {
    expect(summary(flow().start('a').arrow('a', 'b').arrow('b', 'exit'))).toEqual([]);
  });
  it('says that no arrow leads to the tool', () => {
    expect(summary(flow().start('a').arrow('a', 'exit').arrow('b', 'a'))).toEqual([
      'unreachable-tool @ rule 2: `b` is never called: no arrow leads to it.',
    ]);
  });
  it('stands at the `use` that names the tool', () => {
    expect(summary(flow().start('a').arrow('a', 'exit').use('b'))).toEqual([
      'unreachable-tool @ use b: `b` is never called: no arrow leads to it.',
    ]);
  });
  it('names the tools that lead to it and are never called', () => {
    const workflow = flow().start('a').arrow('a', 'exit').arrow('b', 'c').arrow('c', 'exit');
    expect(summary(workflow)).toContain(
      'unreachable-tool @ rule 2: c: `c` is never called: only `b` leads to it, never called either.',
    );
  });
  it('names the limit that shuts it out', () => {
    expect(summary(flow().start('any').use('b').arrow('a', 'exit').limit('b', 0))).toEqual([
      'unreachable-tool @ use b: `b` is never called: `limit b to 0` rules it out.',
    ]);
  });
  it('names the order that forbids it wherever it may follow', () => {
    const workflow = flow()
      .start('a')
      .arrow('a', 'b', 'exit')
      .arrow('b', 'exit')
      .arrow('p', 'exit')
      .onlyAfter('p', 'b');
    expect(summary(workflow)).toEqual([
      'unreachable-tool @ rule 1: b: `b` is never called: `only after p: b` forbids it there.',
      'unreachable-tool @ rule 3: `p` is never called: no arrow leads to it.',
    ]);
    expect(findingsOf(workflow)[0]?.related).toEqual([{ at: 'rule 4', message: '`only after p: b` keeps it out.' }]);
  });
  it('knows the cases that the result type rules out', () => {
    const workflow = flow()
      .tool('a', literals('x', 'y'))
      .start('a')
      .when(
        'a',
        new Map([
          ['x', ['b']],
          ['y', ['exit']],
          ['z', ['c']],
        ]),
      )
      .arrow('b', 'exit')
      .arrow('c', 'exit');
    expect(summary(workflow)).toEqual([
      'unreachable-tool @ rule 1: c: `c` is never called: no run takes the way that leads to it.',
    ]);
  });
  it('counts a tool that only a failure leads to as called', () => {
    const workflow = flow()
      .tool('a', literals('x'))
      .start('a')
      .when(
        'a',
        new Map([
          ['x', ['exit']],
          ['else', ['b']],
        ]),
      )
      .arrow('b', 'exit');
    expect(summary(workflow)).toEqual([]);
  });
});
