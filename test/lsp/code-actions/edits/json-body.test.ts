import { expect, it } from 'vitest';
import { valueText } from '#core/text/value-text.ts';
import { valueOfJsonText } from '../../../../server/src/lsp/code-actions/edits/json-body.ts';

/** The value of a text without placeholders, as it is written. */
function valueOf(text: string): string | undefined {
  const value = valueOfJsonText({ id: 'body', parts: [{ kind: 'text', text }] }, () => true);
  return value && valueText(value);
}

it.each([
  [
    '{"a": [1, -2.50, 1e3, 0.0], "a:1": ": 12345678901234567890, \\"1e999\\""}',
    '{ a: [1, -2.5, 1000, 0], "a:1": ": 12345678901234567890, \\"1e999\\"" }',
  ],
  ['[{"a": 1}, {"a": 123456789012345}, {"a": 0.1}]', '[{ a: 1 }, { a: 123456789012345 }, { a: 0.1 }]'],
])('%s is the value that it means', (text, value) => {
  expect(valueOf(text)).toBe(value);
});

it.each([
  ['a key that stands twice', '{"a": 1, "b": {"c": 1, "c": 2}}'],
  ['more digits than numbers have', '{"a": 12345678901234567890}'],
  ['a number that is too large', '[1e400]'],
  ['a number that is too small', '[1e-400]'],
])('%s has no value that says as much', (_, text) => {
  expect(valueOf(text)).toBeUndefined();
});
