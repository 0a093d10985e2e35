import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { loadPieces } from '#cache/pieces.ts';
import { keptCode } from '#cache/run-kept.ts';

const path = fileURLToPath(new URL('./tool-compiler.cjs', import.meta.url));
const code = keptCode(path);
const compile = (code === undefined ? createRequire(path)(path) : loadPieces(path, code)) as (
  module: unknown,
) => unknown;

/** Compiles a module of tools, for jiti, by the bundle of its compiler, whose own code is kept. */
export function compileTool(module: unknown): unknown {
  const compiled = compile(module);
  // At once: a process that runs tools is ended without a word.
  code?.keep();
  return compiled;
}
