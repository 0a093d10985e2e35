import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './bundle.ts';
import { zipEntries } from './zip-entries.ts';

const vsix = path.join(ROOT, 'toolpath.vsix');
const MEGABYTE = 1_000_000;
const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  readonly main: string;
  readonly icon: string;
  readonly contributes: unknown;
};

/** Every relative path that the manifest names. */
function pathsIn(value: unknown): string[] {
  if (typeof value === 'string')
    return /^(\.\/|client\/|syntaxes\/)\S+\.\w+$/.test(value) ? [path.posix.normalize(value)] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(pathsIn);
}

describe('toolpath.vsix', () => {
  const entries = zipEntries(vsix);
  const names = entries.map(({ name }) => name);
  const packed = names.filter((name) => name.startsWith('extension/')).map((name) => name.slice('extension/'.length));

  it('holds every file that the manifest names', () => {
    const wanted = [manifest.main, manifest.icon, manifest.contributes].flatMap(pathsIn);
    expect(wanted.length).toBeGreaterThan(4);
    expect(wanted.filter((file) => !packed.includes(file))).toEqual([]);
  });

  it('holds all bundles and the pages that the findings link to', () => {
    for (const name of [
      'client',
      'server',
      'executor',
      'tool-host',
      'guard',
      'cli',
      'wf',
      'start-server',
      'start-executor',
    ]) {
      expect(packed).toContain(`dist/${name}.cjs`);
    }
    expect(packed.filter((file) => file.startsWith('docs/diagnostics/')).length).toBeGreaterThan(4);
  });

  it('holds no source, no test, no package, nothing of the workshop', () => {
    const strange = packed.filter(
      (file) =>
        !/^(dist\/[\w-]+\.cjs|schemas\/|syntaxes\/|client\/(media|walkthrough)\/|docs\/|examples\/)/.test(file) &&
        file.includes('/'),
    );
    expect(strange).toEqual([]);
    expect(packed.filter((file) => /node_modules|\.map$|\.vsix$|tsconfig|(^|\/)\./.test(file))).toEqual([]);
    // The examples have tools, some of them in TypeScript.
    expect(packed.filter((file) => file.endsWith('.ts') && !file.startsWith('examples/tools/'))).toEqual([]);
    expect(
      packed
        .filter((file) => !file.includes('/'))
        .map((file) => file.toLowerCase())
        .sort(),
    ).toEqual(['changelog.md', 'license.txt', 'package.json', 'readme.md'].sort());
  });

  it('weighs little', () => {
    expect(statSync(vsix).size).toBeLessThan(3 * MEGABYTE);
    expect(entries.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(10 * MEGABYTE);
  });
});
