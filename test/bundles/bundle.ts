import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** The Node that the bundles are tried on: `$WF_BUNDLE_NODE`, which the gate sets to the oldest supported editor's. */
export const BUNDLE_NODE = process.env.WF_BUNDLE_NODE ?? process.execPath;

/** Path of a made bundle. */
export function bundle(name: string): string {
  return path.join(ROOT, 'dist', `${name}.cjs`);
}

/** Path of an example. */
export function example(name: string): string {
  return path.join(ROOT, 'examples', name);
}
