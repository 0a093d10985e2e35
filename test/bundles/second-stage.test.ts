import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { BUNDLE_NODE, packedBundles } from './bundle.ts';

const bundles = packedBundles();
afterAll(() => {
  rmSync(path.dirname(bundles), { recursive: true });
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wf-second-stage-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What a check of a text prints, and the pieces that it loaded: their code is kept. */
function checked(text: string): { readonly printed: string; readonly loaded: readonly string[] } {
  const file = path.join(folder, 'one.wf');
  writeFileSync(file, text);
  const { stdout } = spawnSync(BUNDLE_NODE, [path.join(bundles, 'wf.cjs'), 'check', '--no-cache', file], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: folder },
  });
  return { printed: stdout, loaded: readdirSync(path.join(folder, 'toolpath')) };
}

const isSecondStage = (name: string): boolean => name.startsWith('cli-second-stage.cjs-');

it('a text without an error is checked without the parser that recovers from errors', () => {
  const { printed, loaded } = checked('tool one()\nworkflow w {\n  start -> one -> exit\n}\n');
  expect(printed).toContain('missing-implementation');
  expect(loaded.length).toBeGreaterThan(10);
  expect(loaded.filter(isSecondStage)).toEqual([]);
});

it('a text with an error is read by it', () => {
  const { printed, loaded } = checked('tool one()\nworkflow w {\n  start -> -> exit\n}\n');
  expect(printed).toContain('error[syntax-error]');
  expect(loaded.filter(isSecondStage)).toHaveLength(1);
});
