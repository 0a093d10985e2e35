import { describe, expect, test } from 'vitest';
import { readRatings, severityOf, standardRatings } from '#core/diagnostics/ratings.ts';

describe('ratings', () => {
  test('a code that nobody rates is what the catalogue says', () => {
    expect(severityOf('dead-end', standardRatings)).toBe('error');
  });

  test('a code can be rated and switched off', () => {
    const { ratings, problems } = readRatings({ 'dead-end': 'hint', 'missing-exit': 'off' });
    expect(problems).toEqual([]);
    expect([severityOf('dead-end', ratings), severityOf('missing-exit', ratings)]).toEqual(['hint', undefined]);
  });

  test('what cannot be used is left out and said; the rest counts', () => {
    const hostile = JSON.parse(
      '{ "__proto__": "off", "dead-end": 1, "syntax-error": "off", "missing-exit": "off" }',
    ) as unknown;
    const { ratings, problems } = readRatings(hostile);
    expect([...ratings]).toEqual([['missing-exit', 'off']]);
    expect(problems).toHaveLength(3);
  });

  test.each([null, [], 'off', 1])('%j is no object', (value) => {
    expect(readRatings(value)).toEqual({
      ratings: new Map(),
      problems: ['It must be an object of codes and severities.'],
    });
  });
});
