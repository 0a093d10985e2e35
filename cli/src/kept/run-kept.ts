import { createRequire } from 'node:module';
import { CompiledCode } from './compiled-code.ts';
import { folderOfCode } from './folder-of-code.ts';
import { loadPieces } from './pieces.ts';

/** Runs the bundle at `path`, with what is kept of its code if there is a place for that. */
export function runKept(path: string): void {
  const folder = folderOfCode(process.env);
  if (folder === undefined) {
    createRequire(path)(path);
    return;
  }
  const code = new CompiledCode(folder);
  code.keepLater();
  loadPieces(path, code);
}
