import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAYERS, layerOf } from './layers.ts';
import { projectFiles, ROOT } from './project-files.ts';

/**
 * Does the type check itself refuse a forbidden import? A copy of the project gets one probing file for each pair of
 * layers, allowed or not; one `tsc -b` judges them all.
 */
const names = (folder: string): string => folder.replaceAll('/', '-');
const probeName = (from: string, to: string): string => `${from}/probe-${names(to)}.ts`;
const pairs = LAYERS.flatMap((from) =>
  LAYERS.filter((to) => to !== from).map((to) => ({
    from: from.folder,
    to: to.folder,
    allowed: from.imports.includes(to.folder),
  })),
);
const builtin: readonly { readonly name: string; readonly program: string }[] = [
  { name: 'node', program: "import { readFileSync } from 'node:fs';\nexport const probe = readFileSync;\n" },
  { name: 'console', program: "console.log('probe');\nexport {};\n" },
  { name: 'fetch', program: "export const probe = fetch('http://127.0.0.1');\n" },
  { name: 'process', program: 'export const probe = process.env;\n' },
];

let copy = '';
let refused: ReadonlySet<string> = new Set();

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'wf-layers-'));
  const folders = new Set(LAYERS.map(({ folder }) => folder.split('/')[0] ?? folder));
  for (const file of ['package.json', 'tsconfig.base.json', ...folders]) {
    cpSync(path.join(ROOT, file), path.join(copy, file), { recursive: true });
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'), 'dir');
  for (const { from, to } of pairs) {
    // A target of its own in each layer, without imports: errors of the layer's real files stay out of the verdict.
    writeFileSync(path.join(copy, to, 'probed.ts'), 'export const probed = 1;\n');
    const specifier = path.posix.relative(from, `${to}/probed.ts`);
    const relative = specifier.startsWith('.') ? specifier : `./${specifier}`;
    writeFileSync(path.join(copy, probeName(from, to)), `export { probed as probe } from '${relative}';\n`);
  }
  for (const { name, program } of builtin) writeFileSync(path.join(copy, `core/src/probe-${name}.ts`), program);
  const projects = projectFiles(...folders).filter((file) => file.endsWith('tsconfig.json'));
  const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-b', '--pretty', 'false', ...projects], {
    cwd: copy,
    encoding: 'utf8',
  });
  refused = new Set([...stdout.matchAll(/^(\S+?)\(\d+,\d+\): error TS/gm)].map(([, file = '']) => file));
}, 600_000);

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
}, 600_000);

describe('the type check', () => {
  it('sees every layer and every probe', () => {
    expect(readdirSync(path.join(copy, 'core/src')).filter((file) => file.startsWith('probe-'))).toHaveLength(
      LAYERS.length - 1 + builtin.length,
    );
    expect(projectFiles(...LAYERS.map(({ folder }) => folder)).every((file) => layerOf(file) !== undefined)).toBe(true);
  });

  it.each(pairs.filter(({ allowed }) => !allowed))('refuses $from → $to', ({ from, to }) => {
    expect(refused).toContain(probeName(from, to));
  });

  it.each(pairs.filter(({ allowed }) => allowed))('allows $from → $to', ({ from, to }) => {
    expect(refused).not.toContain(probeName(from, to));
  });

  it.each(builtin)('gives the core no $name', ({ name }) => {
    expect(refused).toContain(`core/src/probe-${name}.ts`);
  });
});
