import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Implementation } from '#core/ir/tool.ts';
import {
  isFound,
  lackOfFound,
  moduleFiles,
  modulePlace,
  moduleProblem,
  type ModuleLack,
  type ModulePlace,
} from '#core/text/module-files.ts';
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
  const isFolder = placeAt(there) === 'folder';
  const candidates = moduleFiles(resolve(folderOf(file), path), isFolder ? manifestIn(there) : undefined);
  for (const candidate of candidates) {
    const place = placeAt(candidate);
    if (!isFound(place)) continue;
    const target = pathBeside(file, candidate, workspace);
    const lack = lackOfFound(candidate, place) ?? lackOfFound(target, place);
    if (lack !== undefined) throw unusable(path, lack);
    return target;
  }
  throw unusable(path, isFolder ? 'folder' : 'nothing');
}

function unusable(path: string, lack: ModuleLack): ToolFailure {
  return new ToolFailure(moduleProblem(path, lack), { repeatable: false });
}

function placeAt(path: string): ModulePlace {
  try {
    const stats = statSync(path);
    return modulePlace({ isFile: stats.isFile(), isDirectory: stats.isDirectory() });
  } catch (error) {
    return modulePlace(error instanceof Error ? error : new Error(String(error)));
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
