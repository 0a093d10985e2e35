import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { CliError } from '../../../cli/src/cli-error.ts';
import { nodeDisk } from '../../../cli/src/disk/node-disk.ts';
import { readText, shownPath } from '../../../cli/src/files/read-text.ts';
import { wfFile, wfFiles } from '../../../cli/src/files/wf-files.ts';

let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'wf-files-'));
  for (const folder of ['b/deep', 'node_modules/x', '.hidden', 'empty', 'looks.wf'])
    mkdirSync(join(root, folder), { recursive: true });
  const files = [
    'b/2.wf',
    'b/10.wf',
    'b/deep/x.wf',
    'a.wf',
    'Z.wf',
    'note.txt',
    'node_modules/x/n.wf',
    '.hidden/h.wf',
    'looks.wf/in.wf',
  ];
  for (const file of files) writeFileSync(join(root, file), '');
  symlinkSync(root, join(root, 'b', 'circle'));
  symlinkSync(join(root, 'a.wf'), join(root, 'b', 'link.wf'));
  symlinkSync(join(root, 'gone'), join(root, 'b', 'broken.wf'));
});

function found(...paths: string[]): readonly string[] {
  return wfFiles(paths, root, nodeDisk).map((file) => relative(root, file));
}

test('a folder means every .wf file below, in an order of its own', () => {
  expect(found('.')).toEqual(['Z.wf', 'a.wf', 'b/10.wf', 'b/2.wf', 'b/deep/x.wf', 'b/link.wf', 'looks.wf/in.wf']);
});

test('files keep the order they are named in, and come once', () => {
  expect(found('b/2.wf', 'a.wf', 'b', './a.wf')).toEqual(['b/2.wf', 'a.wf', 'b/10.wf', 'b/deep/x.wf', 'b/link.wf']);
});

test.each([
  ['empty', 'There is no .wf file in `empty`.'],
  ['nowhere.wf', 'Cannot read `nowhere.wf`: there is no such file or folder.'],
  ['a.wf/x', 'Cannot read `a.wf/x`: a part of the path is not a folder.'],
  ['note.txt', '`note.txt` is not a .wf file.'],
])('%s is refused', (path, message) => {
  expect(() => wfFiles([path], root, nodeDisk)).toThrow(new CliError(message));
});

test('a folder is no file to run', () => {
  expect(() => wfFile('b', root, nodeDisk)).toThrow(new CliError('`b` is a folder; a .wf file is needed.'));
});

test('text is UTF-8 without its byte order mark', () => {
  writeFileSync(join(root, 'bom.txt'), '\ufeffä');
  expect(readText(join(root, 'bom.txt'), root, nodeDisk)).toBe('ä');
  writeFileSync(join(root, 'latin.txt'), Buffer.from([0x66, 0xfc, 0x72]));
  expect(() => readText(join(root, 'latin.txt'), root, nodeDisk)).toThrow(
    new CliError('`latin.txt` is not UTF-8 text.'),
  );
});

test('paths are shown as a person would type them', () => {
  expect(shownPath(join(root, 'b', '2.wf'), root)).toBe(join('b', '2.wf'));
  expect(shownPath(join(root, 'a.wf'), join(root, 'b'))).toBe(join(root, 'a.wf'));
});
