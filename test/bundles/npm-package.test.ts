import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { BUNDLE_NODE, example, ROOT } from './bundle.ts';

interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function finish(program: string, args: readonly string[], cwd: string): Finished {
  const shell = process.platform === 'win32';
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8', shell });
  if (error !== undefined) throw error;
  return { code: status, stdout, stderr };
}

function npm(cwd: string, ...args: readonly string[]): Finished {
  const program = process.env.npm_execpath;
  const own = ['--loglevel=error', ...args];
  return program === undefined ? finish('npm', own, cwd) : finish(process.execPath, [program, ...own], cwd);
}

const freshFolder = (): string => mkdtempSync(path.join(tmpdir(), 'wf-package-'));

describe('the package that npm pack makes, installed in an empty folder', () => {
  let folder = '';
  const wf = (...args: readonly string[]): Finished =>
    finish(BUNDLE_NODE, [path.join(folder, 'node_modules', 'toolpath', 'dist', 'wf.cjs'), ...args], folder);

  beforeAll(() => {
    folder = freshFolder();
    const packed = freshFolder();
    expect(npm(ROOT, 'pack', '--ignore-scripts', '--pack-destination', packed)).toMatchObject({ code: 0 });
    const [tarball = ''] = readdirSync(packed);
    writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
    const install = npm(folder, 'install', '--omit=optional', '--no-audit', '--no-fund', path.join(packed, tarball));
    expect(install.stderr).toBe('');
    copyFileSync(example('research.wf'), path.join(folder, 'research.wf'));
  }, 120_000);

  it('brings the command, and no other package', () => {
    expect(readdirSync(path.join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'toolpath',
    ]);
    const name = process.platform === 'win32' ? 'wf.cmd' : 'wf';
    expect(readdirSync(path.join(folder, 'node_modules', '.bin'))).toContain(name);
  });

  it('checks', () => {
    expect(wf('check')).toMatchObject({ code: 0, stdout: expect.stringContaining('in 1 file.') as string, stderr: '' });
  });

  it('rehearses', () => {
    const { code, stdout } = wf('run', 'research.wf', '--model', 'rehearsal', '--input', 'topic=whales');
    expect(stdout).toContain('web_search');
    expect(code).toBe(0);
  });

  it('draws', () => {
    expect(wf('graph', 'research.wf').stdout).toContain('web_search');
  });

  it('explains', () => {
    expect(wf('explain', 'dead-end').stdout).toContain('## What it checks');
  });

  it('starts the language server, which ends with its input', () => {
    expect(wf('lsp', '--stdio')).toMatchObject({ stderr: '' });
  });
});
