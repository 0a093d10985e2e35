import {
  GrammarUtils,
  UriUtils,
  type AstNode,
  type FileSystemProvider,
  type LangiumDocument,
  type LangiumSharedCoreServices,
  type URI,
} from 'langium';
import type { Range } from 'vscode-languageserver';
import { isCommandTool, isModuleTool, isTool, type CommandTool } from '#language/generated/ast.ts';
import { Imports } from '#language/references/imports.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { written } from '#language/syntax/written.ts';
import { readText } from '#language/texts/read-text.ts';

/** A path of another file as it stands in a text. */
export interface WrittenPath {
  /** Between the quotes. */
  readonly range: Range;
  readonly offset: number;
  readonly end: number;
  readonly text: string;
  readonly uri: URI;
  /** `argument` may be a file or any other word: see `isFile`. */
  readonly kind: 'argument' | 'import' | 'module';
}

/** The paths that the imports, modules and commands of a file name. */
export class FilePaths {
  private readonly imports: Imports;
  private readonly files: FileSystemProvider;

  constructor(services: LangiumSharedCoreServices) {
    this.imports = new Imports(services);
    this.files = services.workspace.FileSystemProvider;
  }

  in(document: LangiumDocument): readonly WrittenPath[] {
    const file = fileOf(document);
    if (!file) return [];
    const imported = file.imports.flatMap((statement) => {
      const uri = this.imports.uriOf(statement, document.uri);
      return uri === undefined
        ? []
        : pathAt(document, statement, 'path', { text: statement.path, uri, kind: 'import' });
    });
    const implementations = file.declarations.filter(isTool).map(({ implementation }) => implementation);
    const folder = UriUtils.dirname(document.uri);
    const modules = implementations.filter(isModuleTool).flatMap((module) => {
      const path = written(module.path);
      // A bare name is a package, which is looked up by other rules.
      if (path === undefined || !/^\.{0,2}\//.test(path)) return [];
      return pathAt(document, module, 'path', { text: path, uri: UriUtils.resolvePath(folder, path), kind: 'module' });
    });
    const commands = implementations.filter(isCommandTool).flatMap((tool) => argumentsOf(tool, document, folder));
    return [...imported, ...modules, ...commands];
  }

  /** The path of an import or module that a cursor stands in. */
  at(document: LangiumDocument, offset: number): WrittenPath | undefined {
    return this.in(document).find((path) => path.kind !== 'argument' && path.offset <= offset && offset <= path.end);
  }

  /** Imports and modules are files, there or not; a word of a command is one only where there is such a file. */
  async isFile({ kind, uri }: WrittenPath): Promise<boolean> {
    if (kind !== 'argument') return true;
    try {
      return (await this.files.stat(uri)).isFile;
    } catch {
      return false;
    }
  }
}

function argumentsOf(tool: CommandTool, document: LangiumDocument, folder: URI): readonly WrittenPath[] {
  return tool.argv.flatMap((text, index) => {
    const pieces = readText(text);
    const [path] = pieces;
    // Words with a dot or a slash in them: options, plain words and whole scripts are no paths.
    if (pieces.length !== 1 || typeof path !== 'string' || !/^[^-\s][^\s]*$/.test(path) || !/[./]/.test(path))
      return [];
    const uri = UriUtils.resolvePath(folder, path);
    return pathAt(document, tool, 'argv', { text: path, uri, kind: 'argument' }, index);
  });
}

function pathAt(
  { textDocument }: LangiumDocument,
  node: AstNode,
  property: string,
  path: Pick<WrittenPath, 'kind' | 'text' | 'uri'>,
  index?: number,
): readonly WrittenPath[] {
  const cst = GrammarUtils.findNodeForProperty(node.$cstNode, property, index);
  if (cst === undefined || cst.length < 3) return [];
  const offset = cst.offset + 1;
  const end = cst.end - (cst.text.endsWith('"') ? 1 : 0);
  const range = { start: textDocument.positionAt(offset), end: textDocument.positionAt(end) };
  return [{ range, offset, end, ...path }];
}
