import { expect, test } from 'vitest';
import { excerpt } from '../../../cli/src/render/excerpt.ts';
import type { ShownNote } from '../../../cli/src/findings.ts';

const plain = (text: string): string => text;

function on(line: string, from: number, to: number, lines = 0): readonly string[] {
  const range: ShownNote['range'] = { start: { line: 6, character: from }, end: { line: 6 + lines, character: to } };
  return excerpt(line, range, plain, plain);
}

test('carets stand below the marked part', () => {
  expect(on('  a -> bb', 7, 9)).toEqual(['    7 |   a -> bb', '      |        ^^']);
});

test('an empty range gets one caret, behind the line at the latest', () => {
  expect(on('a ->', 4, 4)).toEqual(['    7 | a ->', '      |     ^']);
  expect(on('a', 9, 9)).toEqual(['    7 | a', '      |  ^']);
});

test('a range over several lines is marked to the end of the first', () => {
  expect(on('ab cd', 3, 1, 2)).toEqual(['    7 | ab cd', '      |    ^^']);
});

test('tabs and wide characters keep the carets in place', () => {
  expect(on('\ta', 1, 2)).toEqual(['    7 |   a', '      |   ^']);
  expect(on('名前 -> x', 6, 7)).toEqual(['    7 | 名前 -> x', '      |         ^']);
  expect(on('"🙂" x', 5, 6)).toEqual(['    7 | "🙂" x', '      |      ^']);
});

test('a very long line is cut around the marked part', () => {
  const [text, carets] = on(`${'a'.repeat(5000)}XY${'b'.repeat(5000)}`, 5000, 5002);
  expect(text).toBe(`    7 | …${'a'.repeat(40)}XY${'b'.repeat(78)}…`);
  expect(carets).toBe(`      | ${' '.repeat(41)}^^`);
});

test('escape sequences of the file are shown, not obeyed', () => {
  expect(on('\u001b[31mred', 5, 8)[0]).toBe('    7 | \\u001b[31mred');
});
