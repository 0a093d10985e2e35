import { expect, it } from 'vitest';
import { listed } from '#core/checks/words.ts';

it('lists names as a sentence does, and counts those that are too many', () => {
  expect(listed([])).toBe('');
  expect(listed(['a'])).toBe('`a`');
  expect(listed(['a', 'b'])).toBe('`a` and `b`');
  expect(listed(['a', 'b', 'c'])).toBe('`a`, `b` and `c`');
  expect(listed(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('`a`, `b`, `c`, `d`, `e` and `f`');
  expect(listed(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])).toBe('`a`, `b`, `c`, `d`, `e`, `f` and 2 more');
  expect(listed(['a', 'b', 'c'], 2)).toBe('`a`, `b` and `c`');
  expect(listed(['a', 'b', 'c', 'd'], 2)).toBe('`a`, `b` and 2 more');
});
