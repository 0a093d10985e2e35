import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { expect, it } from 'vitest';
import { ROOT } from './bundle.ts';

type Guards = Readonly<Record<string, unknown>>;

const modules = [
  'server/src/language/generated/ast.ts',
  'node_modules/langium/lib/languages/generated/ast.js',
] as const;

it.each(modules)('in bundles the guards of %s hold for the same nodes', async (file) => {
  const theirs = (await import(path.join(ROOT, file))) as Guards;
  const { text, guards: ours } = await bundled(file);
  const others = text.match(/item\?\.\$type ===/g) ?? [];
  expect(others.length).toBeGreaterThan(40);
  const types = Object.keys(theirs).filter((name) => `is${name}` in theirs);
  expect(types.length).toBeGreaterThan(others.length);
  const nodes = [...[...types, 'Unknown'].map(($type) => ({ $type })), undefined, null, 'Tool', {}];
  const held = (guards: Guards): unknown[] =>
    types.map((type) => [type, nodes.filter((node) => (guards[`is${type}`] as (item: unknown) => boolean)(node))]);
  expect(held(ours)).toEqual(held(theirs));
});

async function bundled(file: string): Promise<{ readonly text: string; readonly guards: Guards }> {
  const { ownGuards } = (await import(path.join(ROOT, 'scripts/own-guards.mjs'))) as { readonly ownGuards: Plugin };
  const { outputFiles } = await build({
    entryPoints: [path.join(ROOT, file)],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    logLevel: 'silent',
    plugins: [ownGuards],
    write: false,
  });
  const text = outputFiles[0]?.text ?? '';
  const folder = mkdtempSync(path.join(tmpdir(), 'own-guards-'));
  try {
    const made = path.join(folder, 'guards.cjs');
    writeFileSync(made, text);
    return { text, guards: createRequire(import.meta.url)(made) as Guards };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
