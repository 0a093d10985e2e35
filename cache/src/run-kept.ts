import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CompiledCode } from './compiled-code.ts';
import { folderOfCode, keepsNoCode } from './folder-of-code.ts';
import { loadPieces } from './pieces.ts';
import { requireFrom } from './require-from.ts';

/** Runs the bundle at `path`, with what is kept of its code for this use if there is a place for that, and keeps it later. */
export function runKept(path: string, use?: string): void {
  const code = keptCode(path, use);
  if (code === undefined) requireFrom(path)(path);
  else {
    code.keepLater();
    loadPieces(path, code);
  }
}

/** What is kept of the code of the bundle at `path`, if there is a place for that: this user's, or the build's. */
export function keptCode(path: string, use?: string): CompiledCode | undefined {
  if (keepsNoCode(process.env)) return undefined;
  const own = folderOfCode(process.env);
  const built = join(dirname(path), 'compiled');
  return own === undefined && !existsSync(built) ? undefined : new CompiledCode({ own, built }, use);
}
