import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** The Node that the bundles are tried on: `$WF_BUNDLE_NODE`, which the gate sets to the oldest supported editor's. */
export const BUNDLE_NODE = process.env.WF_BUNDLE_NODE ?? process.execPath;

/** Path of a made bundle. */
export function bundle(name: string): string {
  return path.join(ROOT, 'dist', `${name}.cjs`);
}

/** The folder of the bundles in a package: without the code that the build compiled. */
export function packedBundles(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'wf-package-'));
  const filter = (file: string): boolean => path.basename(file) !== 'compiled';
  for (const name of ['package.json', 'dist'])
    cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true, filter });
  return path.join(folder, 'dist');
}

/** Path of an example. */
export function example(name: string): string {
  return path.join(ROOT, 'examples', name);
}
