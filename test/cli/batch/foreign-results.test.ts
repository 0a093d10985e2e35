import { describe, expect, it } from 'vitest';
import type { Json } from '#core/ir/json.ts';
import { ForeignResults, type Origin } from '../../../cli/src/batch/foreign-results.ts';

it('a model is named without the control characters that somebody wrote into the results', () => {
  const foreign = new ForeignResults({ model: undefined, seed: undefined });
  foreign.add(0, { row: 0, reason: 'exit', model: 'a\u001b[2J\r' });
  const problem = foreign.problemIn('out', false);
  expect(problem).toContain('`out` holds 1 result of a batch with the model `a');
  expect(problem).not.toMatch(/\p{Cc}/u);
});

it('results of several others are counted by the first of them', () => {
  const foreign = new ForeignResults({ model: 'a/own', seed: undefined });
  for (const [row, model] of ['a/own', 'a/first', 'a/second', 'a/first'].entries()) {
    foreign.add(row, { row, reason: 'exit', model });
  }
  expect(foreign.problemIn('out', false)).toBe(
    '`out` holds 2 results of a batch with the model `a/first`, and this is a batch with the model `a/own`.',
  );
});

describe('results of an earlier version, which say nothing of a model,', () => {
  const real = { model: 'a/own', seed: undefined };
  const rehearsal = { model: 'rehearsal', seed: 0 };
  const asked = { reason: 'exit', usage: { input: 9, output: 4 } };
  const unasked = { reason: 'exit', usage: { input: 0, output: 0 } };
  const problemOf = (
    own: Origin,
    results: readonly Record<string, Json>[],
    isRecorded: boolean,
  ): string | undefined => {
    const foreign = new ForeignResults(own);
    for (const [row, result] of results.entries()) foreign.add(row, { row, ...result });
    return foreign.problemIn('out', isRecorded);
  };

  it.each([
    ['no model is asked for', { model: undefined, seed: undefined }, [asked, unasked], false],
    ['their record tells what made them', real, [unasked], true],
    ['tokens of some tell that a model was asked', real, [unasked, asked, unasked], false],
    ['nothing ran', rehearsal, [{ reason: 'invalid-inputs' }], false],
  ])('may be added to where %s', (_when, own, results, isRecorded) => {
    expect(problemOf(own, results, isRecorded)).toBeUndefined();
  });

  it('are another thing than those of a batch without a model', () => {
    const unnamed = { reason: 'exit', model: null, usage: { input: 9, output: 4 } };
    const problem = '`out` holds 1 result of a batch without a model, and this is a batch with the model `a/own`.';
    expect([false, true].map((isRecorded) => problemOf(real, [unnamed], isRecorded))).toEqual([problem, problem]);
    expect(problemOf({ model: undefined, seed: undefined }, [unnamed], false)).toBeUndefined();
  });

  it.each([
    ['they may be made up', real, [unasked, unasked], 'a batch with the model `a/own`'],
    ['they are not made up', rehearsal, [asked, unasked], 'a rehearsal with seed 0'],
  ])('may not be added to where %s', (_when, own, results, name) => {
    expect(problemOf(own, results, false)).toBe(
      `\`out\` holds 2 results without the name of a model, and this is ${name}.`,
    );
  });
});
