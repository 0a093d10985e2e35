import type { LangiumDocument } from 'langium';
import type { ReferencesProvider } from 'langium/lsp';
import type { Location, ReferenceParams } from 'vscode-languageserver';
import type { Occurrences } from '#language/references/occurrences.ts';
import type { WfServerServices } from '../services.ts';

/** Every place that names what stands at the cursor, in all files, under whatever name they import it. */
export class WfReferences implements ReferencesProvider {
  private readonly occurrences: Occurrences;

  constructor(services: WfServerServices) {
    this.occurrences = services.references.Occurrences;
  }

  findReferences(document: LangiumDocument, { position, context }: ReferenceParams): Location[] {
    const occurrence = this.occurrences.at(document, document.textDocument.offsetAt(position));
    if (occurrence === undefined) return [];
    return this.occurrences
      .of(occurrence.targets)
      .filter((found) => context.includeDeclaration || found.occurrence.role !== 'declare')
      .map((found) => ({ uri: found.document.uri.toString(), range: found.occurrence.range }));
  }
}
