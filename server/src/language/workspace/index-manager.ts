import { DefaultIndexManager, type LangiumDocument, type LangiumSharedCoreServices } from 'langium';
import { Imports } from '../references/imports.ts';

/**
 * A document is affected by a change of anything that it imports, directly or through others: a workflow carries the
 * types of its tools, wherever they are declared, and a missing file may have come to be.
 */
export class WfIndexManager extends DefaultIndexManager {
  private readonly imports: () => Imports;

  constructor(services: LangiumSharedCoreServices) {
    super(services);
    this.imports = () => new Imports(services);
  }

  override isAffected(document: LangiumDocument, changedUris: Set<string>): boolean {
    if (super.isAffected(document, changedUris)) return true;
    const imported = this.imports().closure(document);
    return [...changedUris].some((uri) => imported.has(uri));
  }
}
