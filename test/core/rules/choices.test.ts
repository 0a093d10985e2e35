import { describe, expect, it } from 'vitest';
import { fixed } from '#core/ir/builder.ts';
import { allowed, failed, flow, names } from './calls.ts';

describe('what may be called first', () => {
  it('is what `start` names, in its order, whatever other rules say', () => {
    const workflow = flow().use('a').start('c', 'b').onlyAfter('a', 'b').limit('c', 0);
    expect(names(allowed(workflow))).toEqual(['c', 'b']);
  });
  it('is every tool that nothing forbids when there is no start', () => {
    const workflow = flow().use('a', 'b', 'c').onlyAfter('a', 'b').limit('c', 0);
    expect(names(allowed(workflow))).toEqual(['a']);
  });
  it('names a tool once, though two starts do', () => {
    expect(names(allowed(flow().start('a').start('a', 'b')))).toEqual(['a', 'b']);
  });
  it('may be an end at once', () => {
    expect(allowed(flow().start('a', 'exit')).finish).toEqual({});
  });
  it('is open where `start` leaves it to the model, with an end beside it or not', () => {
    const guarded = flow().use('a', 'b', 'c', 'd').onlyAfter('a', 'b').limit('c', 0).onlyDirectlyAfter('a', 'd');
    const beside = allowed(guarded.start('any', 'exit'));
    expect(names(beside)).toEqual(['a']);
    expect([beside.finish, beside.mayAnswer]).toEqual([{}, false]);
    // Nothing stands in for what no arrow names.
    const usedUp = allowed(
      flow()
        .use('a', 'b')
        .limit('a', 0, 'exit')
        .start('b', 'any')
        .rule({ type: 'init', choice: flow().choice(['any']) }),
    );
    expect([names(usedUp), usedUp.finish]).toEqual([['b'], undefined]);
  });
});

describe('arrows and cases', () => {
  it('restrict what follows their tool to their targets, in declaration order', () => {
    const workflow = flow().use('a', 'b', 'c').arrow('a', 'c', 'b');
    expect(names(allowed(workflow, 'a'))).toEqual(['b', 'c']);
    expect(names(allowed(workflow, 'b'))).toEqual(['a', 'b', 'c']);
  });
  it('of one tool intersect when there are several', () => {
    expect(names(allowed(flow().arrow('a', 'b', 'c').arrow('a', 'c', 'd'), 'a'))).toEqual(['c']);
  });
  it('choose by the result, by JSON type and value', () => {
    const workflow = flow().when(
      'a',
      new Map<string | number | boolean | null, string[]>([
        [1, ['one']],
        ['1', ['text']],
        [null, ['nothing']],
        ['else', ['rest']],
      ]),
    );
    expect(names(allowed(workflow, ['a', 1.0]))).toEqual(['one']);
    expect(names(allowed(workflow, ['a', '1']))).toEqual(['text']);
    expect(names(allowed(workflow, ['a', null]))).toEqual(['nothing']);
    expect(names(allowed(workflow, ['a', true]))).toEqual(['rest']);
    expect(names(allowed(workflow, ['a', [1]]))).toEqual(['rest']);
    expect(names(allowed(workflow, ['a', failed]))).toEqual(['rest']);
  });
  it('look into fields, own ones only', () => {
    const workflow = flow().when(
      'a',
      new Map([
        ['x', ['b']],
        ['else', ['c']],
      ]),
      ['toString'],
    );
    expect(names(allowed(workflow, ['a', { toString: 'x' }]))).toEqual(['b']);
    expect(names(allowed(workflow, ['a', {}]))).toEqual(['c']);
  });
  it('read a field that is missing as null', () => {
    const ways = new Map<string | null, string[]>([
      ['x', ['b']],
      [null, ['c']],
      ['else', ['d']],
    ]);
    const deep = flow().when('a', ways, ['k', 'l']);
    for (const result of [{}, { k: null }, { k: {} }, { k: { l: null } }, 'text', null]) {
      expect(names(allowed(deep, ['a', result])), JSON.stringify(result)).toEqual(['c']);
    }
    expect(names(allowed(deep, ['a', { k: { l: [] } }]))).toEqual(['d']);
  });
  it('stop the run at a result or failure that no case takes', () => {
    const workflow = flow().when('a', new Map([['x', ['b']]]));
    expect(allowed(workflow, ['a', 'y']).end).toEqual({ kind: 'unmatched' });
    expect(allowed(workflow, ['a', failed]).end).toEqual({ kind: 'failed' });
    expect(names(allowed(workflow, ['a', 'y']))).toEqual([]);
  });
  it('may take a failure', () => {
    const workflow = flow().when(
      'a',
      new Map([
        ['failed', ['b']],
        ['else', ['c']],
      ]),
    );
    expect(names(allowed(workflow, ['a', failed]))).toEqual(['b']);
    expect(names(allowed(workflow, ['a', 'failed']))).toEqual(['c']);
  });
  it('to `any` leave the choice open', () => {
    const workflow = flow().use('a', 'b').arrow('a', 'any', 'exit').arrow('b', 'any');
    expect(names(allowed(workflow, 'a'))).toEqual(['a', 'b']);
    expect(allowed(workflow, 'a').finish).toEqual({});
    expect(allowed(workflow, 'b').finish).toBeUndefined();
  });
  it('lead on after a failed call as after any other', () => {
    expect(names(allowed(flow().use('c').arrow('a', 'b'), ['a', failed]))).toEqual(['b']);
  });
  it('fix arguments, later ones over earlier ones', () => {
    const workflow = flow().rule({
      type: 'child',
      tool: 'a',
      choice: {
        any: false,
        targets: [
          { id: 'x', tool: 'b', arguments: [fixed('p', 1), fixed('q', 1)] },
          { id: 'y', tool: 'b', arguments: [fixed('p', 2)] },
        ],
      },
    });
    expect(allowed(workflow.use('b'), 'a').tools[0]?.arguments).toEqual([fixed('p', 2), fixed('q', 1)]);
  });
});
