import { expect, it } from 'vitest';
import type { Type } from '#core/ir/type.ts';
import { durationText } from '#language/print/fragments/duration-text.ts';
import { docComment } from '#language/print/fragments/doc-comment.ts';
import { printParameter, printType } from '#language/print/fragments/print-phrase.ts';

const string: Type = { kind: 'primitive', name: 'string' };

it('a type has names in backquotes, texts without placeholders, and brackets where it needs them', () => {
  const literal: Type = { kind: 'literal', value: 'a {b} "c"' };
  const union: Type = { kind: 'union', options: [literal, { kind: 'reference', declaration: '', name: 'two words' }] };
  const fields = [
    { id: '', name: 'when', type: { kind: 'array', element: union } as const, optional: true },
    { id: '', name: 'odd name', type: string, optional: false },
  ];
  expect(printType({ kind: 'object', fields })).toBe(
    '{ when?: ("a {{b}} \\"c\\"" | `two words`)[], `odd name`: string }',
  );
  expect(printType({ kind: 'object', fields: [] })).toBe('{}');
});

it('a wide type is broken', () => {
  const fields = ['first', 'second'].map((name) => ({ id: '', name: name.repeat(10), type: string, optional: false }));
  expect(printType({ kind: 'array', element: { kind: 'object', fields } })).toBe(
    `{\n  ${'first'.repeat(10)}: string,\n  ${'second'.repeat(10)}: string,\n}[]`,
  );
});

it('a parameter has its default', () => {
  expect(printParameter({ id: '', name: 'exit', type: string, optional: true })).toBe('exit?: string');
  const initial = { ['__proto__']: [1, null], 'a b': '{x}' };
  expect(printParameter({ id: '', name: 'a b', type: string, optional: false, default: initial })).toBe(
    '`a b`: string = { __proto__: [1, null], "a b": "{{x}}" }',
  );
});

it.each([
  [90_000, '90s'],
  [300_000, '5m'],
  [86_400_000, '1d'],
  [1_500, '1500ms'],
  [0, '0ms'],
])('%d ms is %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});

it('a comment cannot be ended by its text', () => {
  expect(docComment({ doc: 'a */ b', parameters: [] })).toBe('/** a * / b */\n');
  expect(docComment({ parameters: [] })).toBe('');
});
