import { expect, test } from 'vitest';
import { isModuleName, moduleFiles } from '#core/text/module-files.ts';

test.each([
  ['/a/mail.ts', ['/a/mail.ts', '/a/mail.ts.ts', '/a/mail.ts/index.ts'], ['/a/mail.js', '/a/mail']],
  ['/a/mail', ['/a/mail', '/a/mail.ts', '/a/mail.cjs', '/a/mail/index.js', '/a/mail/package.json'], ['/a/mail.json']],
  ['/a/mail.js', ['/a/mail.js', '/a/mail.ts'], ['/a/mail.mts', '/a/mail.tsx']],
  ['/a/mail.mjs', ['/a/mail.mjs', '/a/mail.mts'], ['/a/mail.ts']],
  ['/a/mail.jsx', ['/a/mail.tsx'], ['/a/mail.ts']],
  ['/a/mail.v2', ['/a/mail.v2.ts'], ['/a/mail.ts']],
  ['/a/mail/', ['/a/mail', '/a/mail.ts', '/a/mail/index.mts'], ['/a/mail/', '/a/mail/.ts']],
  [String.raw`C:\a\mail.js`, [String.raw`C:\a\mail.ts`], []],
])('%s may mean these files, and not those', (path, files, others) => {
  const all = moduleFiles(path);
  expect(all).toEqual(expect.arrayContaining(files));
  expect(all.filter((one) => others.includes(one))).toEqual([]);
  expect(new Set(all).size).toBe(all.length);
});

test('modules are told by the ending of their names', () => {
  const names = ['a.ts', 'a.cjs', 'a.b.tsx', 'a.json', 'a.py', 'ts', 'a.ts.md'];
  expect(names.filter(isModuleName)).toEqual(['a.ts', 'a.cjs', 'a.b.tsx']);
});
