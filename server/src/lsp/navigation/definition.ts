import { AstUtils, GrammarAST, TextDocument, type LangiumDocument } from 'langium';
import type { DefinitionProvider } from 'langium/lsp';
import type { DefinitionParams, LocationLink } from 'vscode-languageserver';
import { isModuleTool } from '#language/generated/ast.ts';
import type { Named } from '#language/references/occurrence.ts';
import type { Occurrences } from '#language/references/occurrences.ts';
import { rangeOf } from '#language/syntax/range-of.ts';
import type { WfServerServices } from '../services.ts';
import { ModuleFunctions } from '../modules/module-functions.ts';
import { FilePaths } from './file-paths.ts';
import { leafAt } from './leaf-at.ts';

/** From a name to its declaration, in whatever file and text it stands; from the path of an import or module to the file. */
export class WfDefinitions implements DefinitionProvider {
  private readonly modules: ModuleFunctions;
  private readonly occurrences: Occurrences;
  private readonly paths: FilePaths;

  constructor(services: WfServerServices) {
    this.modules = new ModuleFunctions(services.shared);
    this.occurrences = services.references.Occurrences;
    this.paths = new FilePaths(services.shared);
  }

  async getDefinition(document: LangiumDocument, { position }: DefinitionParams): Promise<LocationLink[]> {
    const offset = document.textDocument.offsetAt(position);
    const occurrence = this.occurrences.at(document, offset);
    if (occurrence !== undefined) return occurrence.targets.map((node) => linkTo(node, occurrence.range));
    const called = await this.calledAt(document, offset);
    if (called !== undefined) return [called];
    const path = this.paths.at(document, offset);
    if (path?.uri === undefined) return [];
    const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    return [
      {
        originSelectionRange: path.range,
        targetUri: path.uri.toString(),
        targetRange: top,
        targetSelectionRange: top,
      },
    ];
  }

  /** The function that a tool calls, from the path of its module or the name behind it. */
  private async calledAt(document: LangiumDocument, offset: number): Promise<LocationLink | undefined> {
    const leaf = leafAt(document, offset);
    const node = leaf?.astNode;
    if (leaf === undefined || !isModuleTool(node) || GrammarAST.isKeyword(leaf.grammarSource)) return undefined;
    const found = await this.modules.of(document, node);
    const called = found?.module.functions.find(({ name }) => name === found.name);
    if (found === undefined || called === undefined) return undefined;
    const { uri, source } = found.module;
    const text = TextDocument.create(uri.toString(), '', 0, source);
    const range = { start: text.positionAt(called.offset), end: text.positionAt(called.offset + called.name.length) };
    const path = this.paths.at(document, offset);
    return {
      originSelectionRange: path?.range ?? leaf.range,
      targetUri: uri.toString(),
      targetRange: range,
      targetSelectionRange: range,
    };
  }
}

/** The way from a piece of text to a declaration: all of it is shown, its name is selected. */
export function linkTo(node: Named, from: LocationLink['originSelectionRange']): LocationLink {
  const name = rangeOf(node);
  return {
    ...(from && { originSelectionRange: from }),
    targetUri: AstUtils.getDocument(node).uri.toString(),
    targetRange: node.$cstNode?.range ?? name,
    targetSelectionRange: name,
  };
}
