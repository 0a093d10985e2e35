import { createRequire } from 'node:module';
import { dirname, isAbsolute, resolve } from 'node:path';
import type { CompiledCode } from './compiled-code.ts';

type Require = (id: string) => unknown;
type Piece = (
  this: unknown,
  exports: object,
  require: Require,
  module: { exports: object },
  path: string,
  folder: string,
) => void;

/**
 * Loads the bundle at `path`, and the pieces that it was cut into, as they ask for one another by their paths. Node's loader
 * would do as well; for thirty pieces, to look for each takes it a tenth of the start of `wf check`. In a piece, `import()`
 * must have become `require`, as the build has it.
 */
export function loadPieces(path: string, code: CompiledCode): unknown {
  const loaded = new Map<string, { exports: object }>();
  const requireOther = createRequire(path);

  const load = (path: string): object => {
    const known = loaded.get(path);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    loaded.set(path, module);
    const folder = dirname(path);
    const isPiece = (id: string): boolean => id.startsWith('./') || isAbsolute(id);
    const require: Require = (id) => (isPiece(id) ? load(resolve(folder, id)) : requireOther(id));
    const run = code.compile(path) as Piece;
    run.call(module.exports, module.exports, require, module, path, folder);
    return module.exports;
  };
  return load(path);
}
