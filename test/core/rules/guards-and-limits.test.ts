import { describe, expect, it } from 'vitest';
import { fixed, type WorkflowBuilder } from '#core/ir/builder.ts';
import type { Exit, Target } from '#core/rules/tool-rule.ts';
import { allowed, failed, flow, names } from './calls.ts';

describe('guards', () => {
  it('`only after` waits for a success', () => {
    const workflow = flow().use('a', 'b').onlyAfter('a', 'b');
    expect(names(allowed(workflow, ['a', failed]))).toEqual(['a']);
    expect(names(allowed(workflow, ['a', failed], 'a', ['a', failed]))).toEqual(['a', 'b']);
  });
  it('`only directly after` looks at the last call, failed or not', () => {
    const workflow = flow().use('a', 'b', 'c').onlyDirectlyAfter('a', 'b');
    expect(names(allowed(workflow))).toEqual(['a', 'c']);
    expect(names(allowed(workflow, ['a', failed]))).toEqual(['a', 'b', 'c']);
    expect(names(allowed(workflow, 'a', 'c'))).toEqual(['a', 'c']);
  });
  it('two `only directly after` of one tool shut it out', () => {
    const workflow = flow().use('a', 'b', 'x').onlyDirectlyAfter('a', 'x').onlyDirectlyAfter('b', 'x');
    expect(names(allowed(workflow, 'a'))).toEqual(['a', 'b']);
  });
});

describe('limits', () => {
  it('count calls, failed or not, and never refuse to register one', () => {
    const workflow = flow().use('a', 'b').limit('a', 2);
    expect(names(allowed(workflow, ['a', failed]))).toEqual(['a', 'b']);
    expect(names(allowed(workflow, 'a', 'a', 'a'))).toEqual(['b']);
  });
  it('of several the smallest holds', () => {
    expect(names(allowed(flow().use('a', 'b').limit('a', 3).limit('a', 1), 'a'))).toEqual(['b']);
  });
  it('put their `else` in where an arrow would allow the tool', () => {
    const workflow = flow().arrow('a', 'a').limit('a', 1, 'b').limit('b', 1, 'c', 'exit');
    expect(names(allowed(workflow, 'a'))).toEqual(['b']);
    expect(names(allowed(workflow, 'b', 'a'))).toEqual(['c']);
    expect(allowed(workflow, 'b', 'a').finish).toEqual({});
  });
  it('put their `else` in only if it passes the guards', () => {
    const workflow = flow().arrow('a', 'a').limit('a', 1, 'b', 'c').onlyAfter('c', 'b');
    expect(names(allowed(workflow, 'a'))).toEqual(['c']);
  });
  it('have no `else` where the choice is free or the tool is guarded', () => {
    const free = flow().use('a').limit('a', 1, 'b').onlyDirectlyAfter('b', 'b');
    expect(names(allowed(free, 'a'))).toEqual([]);
    const guarded = flow().use('z').arrow('a', 'x').limit('x', 0, 'b').onlyAfter('z', 'x');
    expect(names(allowed(guarded, 'a'))).toEqual([]);
  });
  it('leave the arrow its own arguments and answer where it names what their `else` names', () => {
    const answer = (value: string) => ({ id: value, answer: { kind: 'json', value } }) as const;
    const to = (tool: string, x: number): Target => ({ id: `${tool} ${x}`, tool, arguments: [fixed('x', x)] });
    const limited = (targets: readonly Target[], exit?: Exit): WorkflowBuilder =>
      flow()
        .use('a', 'b', 'c')
        .rule({ type: 'child', tool: 'a', choice: { targets, any: false, ...(exit === undefined ? {} : { exit }) } })
        .rule({
          type: 'max-count',
          tool: 'c',
          limit: 1,
          otherwise: { targets: [to('b', 2)], any: false, exit: answer('standing in') },
        });
    const bare: Target = { id: 'b', tool: 'b', arguments: [] };
    expect(allowed(limited([to('b', 1), to('c', 0)], answer('own')), 'c', 'a')).toMatchObject({
      tools: [{ tool: 'b', arguments: [fixed('x', 1)] }],
      finish: { answer: answer('own').answer },
    });
    expect(allowed(limited([bare, to('c', 0)]), 'c', 'a').tools).toEqual([{ tool: 'b', arguments: [] }]);
    expect(allowed(limited([to('c', 0)]), 'c', 'a')).toMatchObject({
      tools: [{ tool: 'b', arguments: [fixed('x', 2)] }],
      finish: { answer: answer('standing in').answer },
    });
  });
  it('end the run at once when every target gave way to `exit`', () => {
    const workflow = flow().arrow('a', 'a', 'b').limit('a', 1, 'exit').limit('b', 1, 'a');
    expect(allowed(workflow, 'b', 'a').end).toEqual({ kind: 'exit' });
    expect(allowed(workflow, 'a').end).toBeUndefined();
    expect(allowed(workflow, 'a').finish).toEqual({});
  });
  it('whose `else` go in a circle put nothing in', () => {
    const workflow = flow().arrow('a', 'a').limit('a', 1, 'b').limit('b', 0, 'a');
    expect(names(allowed(workflow, 'a'))).toEqual([]);
  });
  it('that are no number of calls limit nothing, and a broken one counts up', () => {
    expect(names(allowed(flow().use('a').limit('a', NaN), 'a', 'a'))).toEqual(['a']);
    expect(names(allowed(flow().use('a').limit('a', 1.5), 'a'))).toEqual(['a']);
    expect(names(allowed(flow().use('a').limit('a', -3)))).toEqual([]);
  });
});
