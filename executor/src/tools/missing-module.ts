import { readdirSync } from 'node:fs';
import { basename, dirname, extname } from 'node:path';
import type { Implementation } from '#core/ir/tool.ts';
import { pathBeside } from './place.ts';

/**
 * Whether nothing that could be the module of a tool is on the disk: no file or folder of its name, with whatever ending,
 * for `./mail` and `./mail.js` may both mean `mail.ts`. A path that cannot be judged here is not missing.
 */
export function isMissingModule(
  { file, path }: Extract<Implementation, { kind: 'module' }>,
  workspace: string | undefined,
): boolean {
  try {
    const target = pathBeside(file, path, workspace);
    const stem = basename(target, extname(target));
    return !readdirSync(dirname(target)).some(
      (name) => name === basename(target) || basename(name, extname(name)) === stem,
    );
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}
