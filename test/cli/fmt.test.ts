import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runCommandLine } from '../../cli/src/command-line.ts';
import { ScriptedTerminal } from './scripted-terminal.ts';

const untidy = '\ufefftool   a( )\r\n';
const tidy = '\ufefftool a()\r\n';

describe('wf fmt', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wf-fmt-'));
    write('a.wf', untidy);
    write('b.wf', tidy);
  });

  function write(name: string, text: string): void {
    writeFileSync(join(folder, name), text);
  }
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

  async function fmt(...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const terminal = new ScriptedTerminal({ cwd: folder });
    const code = await runCommandLine(['fmt', ...argv], terminal);
    return { code, stdout: terminal.stdout, stderr: terminal.stderr };
  }

  test('writes the files that need it, and says which', async () => {
    const before = statSync(join(folder, 'b.wf'));
    expect(await fmt()).toEqual({ code: 0, stdout: 'a.wf\n', stderr: '1 of 2 files changed.\n' });
    expect(read('a.wf')).toBe(tidy);
    expect(statSync(join(folder, 'b.wf')).ino).toBe(before.ino);
    expect(await fmt('a.wf')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('--check writes nothing, and fails when a file would change', async () => {
    const stderr = '1 of 2 files would change; `wf fmt` writes them.\n';
    expect(await fmt('--check')).toEqual({ code: 1, stdout: 'a.wf\n', stderr });
    expect(read('a.wf')).toBe(untidy);
    expect(await fmt('--check', 'b.wf')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('keeps permissions and links, and leaves no other file behind', async () => {
    chmodSync(join(folder, 'a.wf'), 0o640);
    symlinkSync('a.wf', join(folder, 'link.wf'));
    expect((await fmt('link.wf')).code).toBe(0);
    expect(statSync(join(folder, 'a.wf')).mode & 0o777).toBe(0o640);
    expect(lstatSync(join(folder, 'link.wf')).isSymbolicLink()).toBe(true);
    expect(read('a.wf')).toBe(tidy);
    expect(readdirSync(folder).sort()).toEqual(['a.wf', 'b.wf', 'link.wf']);
  });

  test('says where a syntax error kept text as it was', async () => {
    write('a.wf', 'tool  a(\ntool  b( )\n');
    const { code, stdout, stderr } = await fmt('a.wf');
    expect([code, stdout]).toEqual([0, 'a.wf\n']);
    expect(stderr).toContain('a.wf: the parts with a syntax error stay as they are.');
    expect(read('a.wf')).toBe('tool  a(\ntool b()\n');
  });

  test.each([
    [['none.wf'], 'Cannot read `none.wf`: there is no such file or folder.'],
    [['--chek'], 'Did you mean `--check`?'],
    [['latin.wf'], '`latin.wf` is not UTF-8 text.'],
  ])('%s is wrong use', async (argv, message) => {
    writeFileSync(join(folder, 'latin.wf'), Buffer.from([0x66, 0xfc]));
    const { code, stderr } = await fmt(...argv);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
