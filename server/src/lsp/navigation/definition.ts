import { AstUtils, type LangiumDocument } from 'langium';
import type { DefinitionProvider } from 'langium/lsp';
import type { DefinitionParams, LocationLink } from 'vscode-languageserver';
import type { Named } from '#language/references/occurrence.ts';
import type { Occurrences } from '#language/references/occurrences.ts';
import { rangeOf } from '#language/syntax/range-of.ts';
import type { WfServerServices } from '../module.ts';
import { FilePaths } from './file-paths.ts';

/** From a name to its declaration, in whatever file and text it stands; from the path of an import or module to the file. */
export class WfDefinitions implements DefinitionProvider {
  private readonly occurrences: Occurrences;
  private readonly paths: FilePaths;

  constructor(services: WfServerServices) {
    this.occurrences = services.references.Occurrences;
    this.paths = new FilePaths(services.shared);
  }

  getDefinition(document: LangiumDocument, { position }: DefinitionParams): LocationLink[] {
    const offset = document.textDocument.offsetAt(position);
    const occurrence = this.occurrences.at(document, offset);
    if (occurrence !== undefined) return occurrence.targets.map((node) => linkTo(node, occurrence.range));
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
