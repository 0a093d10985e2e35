import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT, text } from '../tidy/project-files.ts';

const page = text('docs/security.md');
const tests = [...new Set(Array.from(page.matchAll(/`(test\/[\w./-]+)`/g), ([, file = '']) => file))];

it('names tests in every row of its tables', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| threat'));
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.filter((row) => !row.startsWith('| --') && !row.includes('`test/'))).toEqual([]);
});

it.each(tests)('%s, which it names, is there', (file) => {
  expect(existsSync(path.join(ROOT, file))).toBe(true);
});
