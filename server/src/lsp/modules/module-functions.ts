import {
  UriUtils,
  type FileSystemProvider,
  type LangiumDocument,
  type LangiumSharedCoreServices,
  type URI,
} from 'langium';
import { isTool, type ModuleTool } from '#language/generated/ast.ts';
import { foreignLanguageOf } from '#language/syntax/foreign-languages.ts';
import { written } from '#language/syntax/written.ts';
import { exportedFunctions, type ExportedFunction } from './exported-functions.ts';

/** A module that could be read. */
export interface ReadModule {
  readonly path: string;
  readonly uri: URI;
  readonly source: string;
  readonly functions: readonly ExportedFunction[];
}

/** The functions of the modules that tools are made of, as their files are on disk now. */
export class ModuleFunctions {
  private readonly files: FileSystemProvider;

  constructor(services: LangiumSharedCoreServices) {
    this.files = services.workspace.FileSystemProvider;
  }

  /** The module at a path of a document; `undefined` where none can be read. A bare name is a package, and a program in Python no module. */
  async at(document: LangiumDocument, path: string): Promise<ReadModule | undefined> {
    if (!/^\.{0,2}\//.test(path) || foreignLanguageOf(path) !== undefined) return undefined;
    const uri = UriUtils.resolvePath(UriUtils.dirname(document.uri), path);
    try {
      const source = await this.files.readFile(uri);
      return { path, uri, source, functions: exportedFunctions(source) };
    } catch {
      return undefined;
    }
  }

  /** The name of the function that a tool calls, and its module. */
  async of(
    document: LangiumDocument,
    tool: ModuleTool,
  ): Promise<{ readonly name: string; readonly module: ReadModule } | undefined> {
    const path = written(tool.path);
    const name = tool.export ?? (isTool(tool.$container) ? written(tool.$container.name) : undefined);
    const module = path === undefined ? undefined : await this.at(document, path);
    return name === undefined || module === undefined ? undefined : { name, module };
  }
}
