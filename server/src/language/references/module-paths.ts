import { UriUtils, type LangiumDocument, type URI } from 'langium';
import { isModuleTool, isTool, type ModuleTool, type WfFile } from '../generated/ast.ts';
import { fileOf } from '../syntax/file-of.ts';
import { foreignLanguageOf } from '../syntax/foreign-languages.ts';
import { written } from '../syntax/written.ts';

/** The path of a module as it is written, and where it leads. */
export interface ModulePath {
  readonly tool: ModuleTool;
  readonly path: string;
  readonly uri: URI;
}

/**
 * The modules that the tools of a file are written in, as far as it can be told from here which files they are: not for a
 * file that is on no disk, nor for paths as Windows writes them. Programs in other languages are no modules.
 */
export function modulePaths(document: LangiumDocument): readonly ModulePath[] {
  const file = fileOf(document);
  if (file === undefined || document.uri.scheme !== 'file') return [];
  const paths = known.get(file) ?? pathsIn(file, document);
  known.set(file, paths);
  return paths;
}

/** Asked for several times at each key. A syntax tree never changes. */
const known = new WeakMap<WfFile, readonly ModulePath[]>();

function pathsIn(file: WfFile, document: LangiumDocument): readonly ModulePath[] {
  const folder = UriUtils.dirname(document.uri);
  return file.declarations.flatMap((tool) => {
    if (!isTool(tool) || !isModuleTool(tool.implementation)) return [];
    const path = written(tool.implementation.path);
    if (path === undefined || /\\|^[A-Za-z]:/.test(path) || foreignLanguageOf(path) !== undefined) return [];
    return { tool: tool.implementation, path, uri: UriUtils.resolvePath(folder, path) };
  });
}
