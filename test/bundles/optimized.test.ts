import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { bundle, BUNDLE_NODE, example } from './bundle.ts';

const cache = mkdtempSync(path.join(tmpdir(), 'wf-optimized-'));
afterAll(() => {
  rmSync(cache, { recursive: true });
});

/** What V8 was given to optimize, one line each. It counts what is called, not time. */
function optimized(file: string): readonly string[] {
  const words = ['--trace-opt', bundle('wf'), 'check', '--no-cache', example(file)];
  const env = { PATH: process.env.PATH, NODE_COMPILE_CACHE: cache };
  const { stdout, status } = spawnSync(BUNDLE_NODE, words, { encoding: 'utf8', env });
  expect(stdout).toContain('in 1 file');
  expect(status).toBe(0);
  return stdout.split('\n').filter((line) => line.startsWith('[marking'));
}

it.each(['triage.wf', 'research.wf', 'free.wf'])('V8 optimizes nothing to check %s', (file) => {
  // Under another flag V8 takes no code that was kept without. The first check keeps it, and writes fifty files.
  optimized(file);
  expect(optimized(file)).toEqual([]);
});
