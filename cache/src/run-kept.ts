import { createRequire } from 'node:module';
import { CompiledCode } from './compiled-code.ts';
import { folderOfCode } from './folder-of-code.ts';
import { loadPieces } from './pieces.ts';

/** Runs the bundle at `path`, with what is kept of its code if there is a place for that, and keeps it later. */
export function runKept(path: string): void {
  const code = keptCode();
  if (code === undefined) createRequire(path)(path);
  else {
    code.keepLater();
    loadPieces(path, code);
  }
}

/** What is kept of code, if there is a place for that. */
export function keptCode(): CompiledCode | undefined {
  const folder = folderOfCode(process.env);
  return folder === undefined ? undefined : new CompiledCode(folder);
}
