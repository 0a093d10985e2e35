import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { realpathSync } from 'node:fs';
import { ToolFailure } from './tool-failure.ts';

/** The folder of a `.wf` file, given its URI. */
export function folderOf(file: string): string {
  if (!file.startsWith('file:'))
    throw new ToolFailure('the workflow has to be saved first: its tools are files beside it');
  return dirname(fileURLToPath(file));
}

/**
 * The path that a `.wf` file names, resolved against its folder. It must lie in the workspace; for a file outside of
 * the workspace, in the folder of the file. Symbolic links are followed before that is judged.
 */
export function pathBeside(file: string, path: string, workspace: string | undefined): string {
  const folder = folderOf(file);
  const target = real(resolve(folder, path));
  const opened = workspace === undefined ? undefined : real(fileURLToPath(workspace));
  const root = opened !== undefined && isWithin(opened, real(folder)) ? opened : real(folder);
  if (!isWithin(root, target)) throw new ToolFailure(`\`${path}\` lies outside of ${root}`, { repeatable: false });
  return target;
}

/** Whether a path lies in a folder, or is it. Both are absolute, without symbolic links. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** The path without symbolic links, as far as it exists. */
export function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : resolve(real(parent), relative(parent, path));
  }
}
