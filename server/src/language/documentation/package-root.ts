import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Folder of the installed package: holds `package.json`, `docs` and `dist`, whether this file runs as source or as a
 * part of a bundle in `dist`.
 */
export function packageRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No package.json above ${import.meta.dirname}.`);
    folder = parent;
  }
  return folder;
}
