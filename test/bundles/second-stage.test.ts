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
const isSlips = (name: string): boolean => name.startsWith('cli-slips.cjs-');

it('a text without an error is checked without the parser that recovers from errors, and without what is said of slips', () => {
  const { printed, loaded } = checked('tool one()\nworkflow w {\n  start -> one -> exit\n}\n');
  expect(printed).toContain('missing-implementation');
  expect(loaded.length).toBeGreaterThan(10);
  expect(loaded.filter((name) => isSecondStage(name) || isSlips(name))).toEqual([]);
});

it('a name that means nothing is told of without that parser', () => {
  const { printed, loaded } = checked('tool one()\nworkflow w {\n  start -> ones -> exit\n}\n');
  expect(printed).toContain('error[unresolved-reference]');
  expect(loaded.filter(isSlips)).toHaveLength(1);
  expect(loaded.filter(isSecondStage)).toEqual([]);
});

it('a text with an error is read by it, and told of in words for the habit that it comes from', () => {
  const { printed, loaded } = checked('tool one()\nworkflow w {\n  start -> -> exit\n  budget 50k\n}\n');
  expect(printed).toContain('error[syntax-error]');
  expect(printed).toContain('50000 tokens');
  expect(loaded.filter(isSecondStage)).toHaveLength(1);
  expect(loaded.filter(isSlips)).toHaveLength(1);
});
