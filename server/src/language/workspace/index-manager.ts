import {
  DefaultIndexManager,
  type Cancellation,
  type LangiumDocument,
  type LangiumSharedCoreServices,
  type URI,
} from 'langium';
import { Imports } from '../references/imports.ts';
import { MentionIndex } from './mention-index.ts';

/**
 * A document is affected by a change of anything that it imports, directly or through others: a workflow carries the
 * types of its tools, wherever they are declared, and a missing file may have come to be.
 */
export class WfIndexManager extends DefaultIndexManager {
  readonly mentions = new MentionIndex();
  private readonly imports: () => Imports;

  constructor(services: LangiumSharedCoreServices) {
    super(services);
    this.imports = () => new Imports(services);
  }

  override async updateReferences(document: LangiumDocument, token?: Cancellation.CancellationToken): Promise<void> {
    await super.updateReferences(document, token);
    this.mentions.update(document);
  }

  override removeReferences(uri: URI): void {
    super.removeReferences(uri);
    this.mentions.remove(uri.toString());
  }

  override isAffected(document: LangiumDocument, changedUris: Set<string>): boolean {
    if (super.isAffected(document, changedUris)) return true;
    const imported = this.imports().closure(document);
    return [...changedUris].some((uri) => imported.has(uri));
  }
}
