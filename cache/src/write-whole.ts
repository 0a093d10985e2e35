import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes a file for its user alone, whole or not at all: whoever reads it meanwhile finds the one before. Never throws. */
export function writeWhole(path: string, data: string | Buffer): boolean {
  const unfinished = `${path}.${process.pid}`;
  try {
    writeFileSync(unfinished, data, { mode: 0o600 });
    renameSync(unfinished, path);
    return true;
  } catch {
    remove(unfinished);
    return false;
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where nothing can be written, nothing is left over.
  }
}
