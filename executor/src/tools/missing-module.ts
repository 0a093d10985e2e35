import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, extname } from 'node:path';
import type { Implementation } from '#core/ir/tool.ts';
import { pathBeside } from './place.ts';

/**
 * Whether nothing that could be the module of a tool is on the disk: no folder of its name and no file with the ending of a
 * module, for `./mail` and `./mail.js` may both mean `mail.ts`, but never the `mail.wf` beside it. A path that cannot be
 * judged here is not missing.
 */
export function isMissingModule(
  { file, path }: Extract<Implementation, { kind: 'module' }>,
  workspace: string | undefined,
): boolean {
  try {
    const target = pathBeside(file, path, workspace);
    const stem = basename(target, extname(target));
    return (
      // A disk may take two names for one, in capital and small letters for instance.
      !existsSync(target) &&
      !readdirSync(dirname(target)).some(
        (name) => loadable.test(extname(name)) && [basename(target), stem].includes(basename(name, extname(name))),
      )
    );
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}

/** The ending of what can be loaded as a module; a folder has none. */
const loadable = /^$|^\.(?:[cm]?[jt]sx?|json|node|wasm)$/i;
