import { dirname, isAbsolute, sep } from 'node:path';
import type { CompiledCode } from './compiled-code.ts';
import { requireFrom } from './require-from.ts';

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
 * Loads the bundle at `path`, and the pieces that it was cut into, as they ask for one another: `./NAME` for what stands in
 * its folder, or by whole paths. Node's loader would do as well; for thirty pieces, to look for each takes it a tenth of the
 * start of `wf check`, and to resolve their paths as long. In a piece, `import()` must have become `require`, as the build
 * has it.
 */
export function loadPieces(path: string, code: CompiledCode): unknown {
  const loaded = new Map<string, { exports: object }>();
  const folder = dirname(path);

  const require: Require = (id) => {
    if (id.startsWith('./')) return load(`${folder}${sep}${id.slice(2)}`);
    return isAbsolute(id) ? load(id) : (process.getBuiltinModule(id) ?? requireFrom(path)(id));
  };
  const load = (path: string): object => {
    const known = loaded.get(path);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    loaded.set(path, module);
    const run = code.compile(path) as Piece;
    run.call(module.exports, module.exports, require, module, path, dirname(path));
    return module.exports;
  };
  return load(path);
}
