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

/** What is kept of the code of the bundle at `path`, if there is a place for that: the build's, or this user's. */
export function keptCode(path: string, use?: string): CompiledCode | undefined {
  if (keepsNoCode(process.env)) return undefined;
  const own = folderOfCode(process.env);
  const compiled = join(dirname(path), 'compiled');
  // To find no file takes Node as long as to read one: it makes an error for that, with its stack.
  const built = existsSync(compiled) ? compiled : undefined;
  return own === undefined && built === undefined ? undefined : new CompiledCode({ built, own }, use);
}
