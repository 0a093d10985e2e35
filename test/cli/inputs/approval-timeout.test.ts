import { expect, it } from 'vitest';
import { approvalTimeoutOf } from '../../../cli/src/inputs/approval-timeout.ts';

it.each([
  ['90s', 90_000],
  ['5m', 300_000],
  ['1h', 3_600_000],
  ['250ms', 250],
])('`--approval-timeout %s` is %d milliseconds', (text, expected) => {
  expect(approvalTimeoutOf(text)).toBe(expected);
});

it.each(['5', '0s', '-1m', 'soon', '5 m', '1.5h', ''])('`--approval-timeout %s` is refused', (text) => {
  expect(() => approvalTimeoutOf(text)).toThrow('must be a time such as');
});
