import { readdirSync, readFile, readFileSync, realpathSync, statSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Disk } from './disk.ts';

/** The disk as it is. */
export const nodeDisk: Disk = {
  bytes: (path) => readFileSync(path),
  // Not from `node:fs/promises`, which would be loaded for a file that has not changed.
  bytesLater: (path) => promisify(readFile)(path),
  kind(path) {
    const stats = statSync(path);
    return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
  },
  entries: (folder) =>
    readdirSync(folder, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .filter(({ name, isFolder }) => !isLeftOut(name) && (isFolder || name.endsWith('.wf')))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  names: (folder) => readdirSync(folder).sort(),
  realPath: (path) => realpathSync(path),
};

function isLeftOut(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}
