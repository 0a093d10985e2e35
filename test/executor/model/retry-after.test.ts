import { expect, it } from 'vitest';
import { retryAfter } from '#executor/model/retry-after.ts';

const now = Date.parse('Mon, 23 Nov 2026 12:00:00 GMT');

it.each([
  [{}, undefined],
  [{ 'retry-after': '2' }, 2000],
  [{ 'retry-after': ' 1.5 ' }, 1500],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': '9', 'retry-after-ms': '250' }, 250],
  [{ 'retry-after-ms': '-5' }, 0],
  [{ 'retry-after': '3', 'retry-after-ms': 'soon' }, 3000],
  [{ 'retry-after': 'Mon, 23 Nov 2026 12:00:07 GMT' }, 7000],
  [{ 'retry-after': 'Mon, 23 Nov 2026 11:59:00 GMT' }, 0],
  [{ 'retry-after': 'soon' }, undefined],
])('the wait that %j asks for', (headers, milliseconds) => {
  expect(retryAfter(new Headers(headers), () => now)).toBe(milliseconds);
});

it('is not known without headers', () => {
  expect(retryAfter(undefined)).toBeUndefined();
});
