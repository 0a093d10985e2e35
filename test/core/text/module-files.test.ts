import { expect, test } from 'vitest';
import {
  isFound,
  isLoadable,
  isModuleName,
  lackOfFound,
  moduleEndings,
  moduleFiles,
  modulePlace,
  moduleProblem,
} from '#core/text/module-files.ts';

test.each([
  ['/a/mail.ts', ['/a/mail.ts', '/a/mail.ts.ts', '/a/mail.ts/index.ts'], ['/a/mail.js', '/a/mail']],
  [
    '/a/mail',
    ['/a/mail', '/a/mail.ts', '/a/mail.cjs', '/a/mail/index.js', '/a/mail.jsx'],
    ['/a/mail.json', '/a/mail/package.json'],
  ],
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

test.each([
  ['{ "main": "dist" }', '/a/mail/dist/index.ts'],
  ['{ "main": "./dist/" }', '/a/mail/dist.js'],
  ['{ "main": "./send.js" }', '/a/mail/send.ts'],
])('of a folder with %s the file that it names counts before the index', (manifest, file) => {
  const all = moduleFiles('/a/mail/', manifest);
  expect(all).toContain(file);
  expect(all.indexOf('/a/mail.ts')).toBeLessThan(all.indexOf(file));
  expect(all.indexOf(file)).toBeLessThan(all.indexOf('/a/mail/index.js'));
});

test.each(['', 'null', '7', '[]', '{ "main": 1 }', '{ "main": "" }', '{ "exports": "./send.js" }', '{ "main": "./a"'])(
  'a folder with a package.json of %j means its index',
  (manifest) => {
    expect(moduleFiles('/a/mail', manifest)).toEqual(moduleFiles('/a/mail'));
  },
);

test('files that can be loaded have the ending of a module, or none', () => {
  const paths = ['a.jsx', '/a.b/c', String.raw`C:\a.b\c`, '/a/.hidden', 'a.TS', '/a/notes.md', 'a.', '/a/b.ts/c.json'];
  expect(paths.filter(isLoadable)).toEqual(['a.jsx', '/a.b/c', String.raw`C:\a.b\c`, '/a/.hidden']);
});

test('a file of another kind is told which endings load', () => {
  for (const ending of moduleEndings) expect(moduleProblem('./a.md', 'other-file')).toContain(` ${ending}`);
});

test('what is neither a file nor a folder is found, and cannot be loaded whatever its name', () => {
  const other = modulePlace({ isFile: false, isDirectory: false });
  expect([other, isFound(other)]).toEqual(['other', true]);
  expect(['/a/mail.ts', '/a/mail', '/a/notes.md'].map((path) => lackOfFound(path, 'other'))).toEqual(
    Array.from({ length: 3 }, () => 'no-file'),
  );
  expect(['/a/mail.ts', '/a/notes.md'].map((path) => lackOfFound(path, 'file'))).toEqual([undefined, 'other-file']);
});

test('of what may not be looked at it is not said that nothing is there', () => {
  const failures = ['ENOENT', 'ENOTDIR', 'EACCES', undefined].map((code) =>
    Object.assign(new Error(), code && { code }),
  );
  expect(failures.map(modulePlace)).toEqual(['nothing', 'nothing', 'file', 'file']);
  const stands = [
    { isFile: true, isDirectory: false },
    { isFile: false, isDirectory: true },
  ].map(modulePlace);
  expect([stands, stands.map(isFound)]).toEqual([
    ['file', 'folder'],
    [true, false],
  ]);
});
