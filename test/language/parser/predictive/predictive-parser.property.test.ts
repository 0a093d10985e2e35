import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { casesOf, seenOf } from '../../../support/property-runs.ts';
import { programTexts } from '../../../support/program-texts.ts';
import { markedFile } from '../../print/programs.ts';
import { scatter, wild } from '../../print/scatter.ts';
import { edit, edited } from '../edits.ts';
import { readByBoth } from './both-stages.ts';
import { damage, damaged } from './token-damage.ts';

vi.setConfig({ testTimeout: 120_000 });

const choices = fc.array(fc.nat(1000), { minLength: 1, maxLength: 60 });
const random = fc.tuple(markedFile, choices).map(([marked, picks]) => scatter(marked, wild, picks));
const example = fc.constantFrom(
  ...[...programTexts('examples'), ...programTexts('test/fixtures')].map(([, text]) => text),
);
const program = fc.oneof(random, example);

/** How many of the texts had no error, and how many had one. */
function comparedIn(texts: fc.Arbitrary<string>, cases: number): { right: number; wrong: number } {
  const seen = { right: 0, wrong: 0 };
  fc.assert(
    fc.property(texts, (text) => {
      const { isRight, problem } = readByBoth(text);
      expect(problem, JSON.stringify(text)).toBeUndefined();
      seen[isRight ? 'right' : 'wrong'] += 1;
    }),
    { numRuns: casesOf(cases) },
  );
  return seen;
}

describe('the first stage reads what has no error, and nothing else, and gives what the second gives', () => {
  it('of random programs', () => {
    const { right } = comparedIn(random, 300);
    expect(right).toBeGreaterThanOrEqual(seenOf(250));
  });

  it('of programs in which tokens are missing, doubled or in the place of others', () => {
    const { right, wrong } = comparedIn(
      fc
        .tuple(program, fc.array(damage, { minLength: 1, maxLength: 3 }))
        .map(([text, all]) => all.reduce(damaged, text)),
      1_000,
    );
    expect(right).toBeGreaterThanOrEqual(seenOf(50));
    expect(wrong).toBeGreaterThanOrEqual(seenOf(400));
  });

  it('of programs that are being typed', () => {
    const { right, wrong } = comparedIn(
      fc.tuple(program, edit).map(([text, change]) => edited(text, change)),
      500,
    );
    expect(right).toBeGreaterThanOrEqual(seenOf(30));
    expect(wrong).toBeGreaterThanOrEqual(seenOf(200));
  });
});
