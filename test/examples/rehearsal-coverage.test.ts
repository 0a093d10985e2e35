import { describe, expect, test } from 'vitest';
import { covered } from '../executor/support/rehearsed.ts';
import { programsOf, runnableExamples } from './programs.ts';

/** Enough for every example; larger workflows need more. */
const enough = 60;

describe.each(runnableExamples)('rehearsals of %s', (file) => {
  test.each([1, 7, 42])('with seed %i take every way and every case that a run can take', async (seed) => {
    for (const program of await programsOf(file)) {
      const report = await covered(program, seed, enough);
      expect(report.length).toBeGreaterThan(0);
      for (const { workflow, taken, missed, impossible, cases } of report) {
        expect(taken.length).toBeGreaterThan(0);
        expect({ workflow, missed, impossible }).toEqual({ workflow, missed: [], impossible: [] });
        expect(cases.filter(({ coverage }) => coverage !== 'taken')).toEqual([]);
      }
    }
  });

  test('are the same with the same seed', async () => {
    for (const program of await programsOf(file)) {
      expect(await covered(program, 3, 5)).toEqual(await covered(program, 3, 5));
    }
  });
});
