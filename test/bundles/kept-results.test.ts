import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { bundle, BUNDLE_NODE } from './bundle.ts';

const text = `/** Says hello. */
tool hello(): string
  command ["echo", "hello"]
/** Says bye. */
tool bye(): string
  command ["echo", "bye"]

workflow w() {
  start -> hello -> exit
}
`;

describe('what wf keeps of files that have not changed', () => {
  let folder = '';
  let results = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'wf-kept-'));
    results = path.join(folder, 'cache', 'toolpath', 'results');
    // Prints at the end how much code was read.
    const loaded = `const fs = require('node:fs');
    const { readFileSync } = fs;
    const files = new Set();
    fs.readFileSync = (file, ...rest) => {
      if (/dist.[\\w-]+\\.cjs$/.test(String(file))) files.add(String(file));
      return readFileSync(file, ...rest);
    };
    process.on('exit', () => {
      process.stderr.write(String([...files].reduce((sum, file) => sum + fs.statSync(file).size, 0)));
    });`;
    writeFileSync(path.join(folder, 'loaded.cjs'), loaded);
    writeFileSync(path.join(folder, 'a.wf'), text);
  });

  const wf = (...words: readonly string[]): { readonly said: string; readonly loaded: number } => {
    const { stdout, stderr, status } = spawnSync(BUNDLE_NODE, ['-r', './loaded.cjs', bundle('wf'), ...words], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: path.join(folder, 'cache'), NO_COLOR: '1' },
    });
    return { said: `${stdout} ${String(status)}`, loaded: Number(stderr) };
  };
  const entries = (): number => (existsSync(results) ? readdirSync(results).length : 0);
  const rehearsal = ['run', 'a.wf', '--model', 'rehearsal', '--seed', '1'] as const;

  it('makes the next check load no language, and say the same', () => {
    const first = wf('check', 'a.wf');
    expect(first.said).toContain('unused-tool');
    const second = wf('check', 'a.wf');
    expect(second.said).toBe(first.said);
    expect(second.loaded).toBeLessThan(100_000);
    expect(first.loaded).toBeGreaterThan(500_000);
    for (const format of ['--json', '--sarif'])
      expect(wf('check', 'a.wf', format).said).toBe(wf('check', 'a.wf', format, '--no-cache').said);
    expect(entries()).toBe(1);
    writeFileSync(path.join(folder, 'a.wf'), text.replace('-> exit', '-> bye -> exit'));
    expect(wf('check', 'a.wf').said).toContain('No findings');
  });

  it('makes the next run load no language, and do the same', () => {
    const first = wf(...rehearsal);
    const second = wf(...rehearsal);
    // How long it took stands in the line of its end.
    const steps = ({ said }: { readonly said: string }): readonly string[] =>
      said.split('\n').filter((line) => !line.startsWith('✓'));
    expect(steps(second)).toEqual(steps(first));
    expect(steps(first).join()).toContain('hello()');
    expect(first.loaded - second.loaded).toBeGreaterThan(500_000);
    expect(wf(...rehearsal, '--no-cache').loaded).toBe(first.loaded);
  });

  it('is kept by a batch, too', () => {
    writeFileSync(path.join(folder, 'rows.jsonl'), '{}\n');
    const batch = (out: string): readonly string[] => [
      'batch',
      'a.wf',
      '--model',
      'rehearsal',
      '--inputs',
      'rows.jsonl',
      '--out',
      out,
    ];
    wf(...batch('1.jsonl'), '--no-cache');
    expect(entries()).toBe(0);
    wf(...batch('2.jsonl'));
    expect(entries()).toBe(1);
  });

  it('is nothing with --no-cache, for a file that holds a key, and where others can write', () => {
    wf('check', '--no-cache');
    const key = `sk-ant-${'a1B2c3D4'.repeat(4)}`;
    writeFileSync(path.join(folder, 'a.wf'), text.replace('"hello"', `"${key}"`));
    expect(wf('check').said).toContain('plain-secret');
    wf(...rehearsal);
    expect(readdirSync(path.join(folder, 'cache', 'toolpath'))).toContain('results');
    expect(entries()).toBe(0);
    writeFileSync(path.join(folder, 'a.wf'), text);
    if (process.platform === 'win32') return;
    chmodSync(results, 0o777);
    wf('check');
    expect(entries()).toBe(0);
  });

  it('may be in the way of nothing', () => {
    mkdirSync(path.join(folder, 'cache'));
    writeFileSync(path.join(folder, 'cache', 'toolpath'), 'no folder');
    expect(wf('check').said).toContain('unused-tool');
  });
});
