import { statSync } from 'node:fs';
import type { Implementation } from '#core/ir/tool.ts';
import { moduleFiles } from '#core/text/module-files.ts';
import { pathBeside } from './place.ts';

/**
 * Whether nothing that the path of a tool's module can mean is on the disk: `./mail` and `./mail.js` may both mean
 * `mail.ts`, but never the `mail.wf` beside it. A path that cannot be judged here is not missing.
 */
export function isMissingModule(
  { file, path }: Extract<Implementation, { kind: 'module' }>,
  workspace: string | undefined,
): boolean {
  try {
    return moduleFiles(pathBeside(file, path, workspace)).every(isAbsent);
  } catch {
    return false;
  }
}

/** No file is there; a folder is none. What may not be looked at is not said to be absent. */
function isAbsent(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
  }
}
