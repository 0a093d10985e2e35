import { expect, it } from 'vitest';
import { ForeignResults } from '../../../cli/src/batch/foreign-results.ts';

it('a model is named without the control characters that somebody wrote into the results', () => {
  const foreign = new ForeignResults({ model: undefined, seed: undefined });
  foreign.add(0, { row: 0, reason: 'exit', model: 'a\u001b[2J\r' });
  const problem = foreign.problemIn('out');
  expect(problem).toContain('`out` holds 1 result of a batch with the model `a');
  expect(problem).not.toMatch(/\p{Cc}/u);
});

it('results of several others are counted by the first of them', () => {
  const foreign = new ForeignResults({ model: 'a/own', seed: undefined });
  for (const [row, model] of ['a/own', 'a/first', 'a/second', 'a/first'].entries()) {
    foreign.add(row, { row, reason: 'exit', model });
  }
  expect(foreign.problemIn('out')).toBe(
    '`out` holds 2 results of a batch with the model `a/first`, and this is a batch with the model `a/own`.',
  );
});
