import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { didYouMean, nearest } from '#core/text/nearest.ts';

const words = ['check', 'run', 'graph', 'explain', 'lsp', 'help'];

describe('nearest', () => {
  test.each([
    ['chekc', 'check'],
    ['Check', 'check'],
    ['rnu', 'run'],
    ['expalin', 'explain'],
    ['graf', undefined],
    ['grap', 'graph'],
    ['deploy', undefined],
    ['', undefined],
  ])('%j means %j', (word, meant) => {
    expect(nearest(word, words)).toBe(meant);
  });

  test('a known word means itself', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), fc.nat(), (candidates, pick) => {
        const word = candidates[pick % candidates.length] ?? '';
        expect(nearest(word, candidates)?.toLowerCase()).toBe(word.toLowerCase());
      }),
    );
  });

  test('never suggests what shares no letter', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-f]{1,12}$/), (word) => nearest(word, ['XYZ', 'UVWXYZ']) === undefined),
    );
  });

  test('is empty when nothing is close', () => {
    expect(didYouMean('deploy', words)).toBe('');
    expect(didYouMean('rum', words)).toBe(' Did you mean `run`?');
  });
});
