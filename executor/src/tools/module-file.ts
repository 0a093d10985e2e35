import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Implementation } from '#core/ir/tool.ts';
import { isLoadable, moduleFiles, moduleProblem, type ModuleLack } from '#core/text/module-files.ts';
import { folderOf, pathBeside } from './place.ts';
import { ToolFailure } from './tool-failure.ts';

/**
 * The absolute path of the file that the path of a tool's module means, without links: `./mail` and `./mail.js` may both
 * mean `mail.ts`, but never the `mail.wf` beside it. Throws a `ToolFailure` when no module is there, or it lies where
 * `pathBeside` does not go. What may not be looked at is taken for a module.
 */
export function moduleFile(
  { file, path }: Extract<Implementation, { kind: 'module' }>,
  workspace: string | undefined,
): string {
  const there = pathBeside(file, path, workspace);
  const isFolder = kindOf(there) === 'folder';
  const candidates = moduleFiles(resolve(folderOf(file), path), isFolder ? manifestIn(there) : undefined);
  const found = candidates.find((one) => kindOf(one) === 'file');
  if (found === undefined) throw unusable(path, isFolder ? 'folder' : 'nothing');
  const target = pathBeside(file, found, workspace);
  if (!isLoadable(found) || !isLoadable(target)) throw unusable(path, 'other-file');
  return target;
}

function unusable(path: string, lack: ModuleLack): ToolFailure {
  return new ToolFailure(moduleProblem(path, lack), { repeatable: false });
}

function kindOf(path: string): 'nothing' | 'folder' | 'file' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    return isAbsent ? 'nothing' : 'file';
  }
}

function manifestIn(folder: string): string | undefined {
  const path = join(folder, 'package.json');
  try {
    // Another kind of file may never come to its end.
    return statSync(path).isFile() ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
