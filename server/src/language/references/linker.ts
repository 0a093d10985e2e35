import {
  Cancellation,
  DefaultLinker,
  interruptAndCheck,
  type LangiumCoreServices,
  type LangiumDocument,
  type ReferenceInfo,
} from 'langium';
import type { Declaration, Import } from '../generated/ast.ts';
import { fileOf } from '../syntax/file-of.ts';
import type { Imports } from './imports.ts';
import { differentlyMeant, meaningsOf, type Meanings } from './meanings.ts';
import { namesIn, referencesIn } from './references-in.ts';

/** What Langium's linker keeps in a reference. */
interface Link {
  _ref: unknown;
  _nodeDescription?: unknown;
}

/**
 * Links the names of a file without walking its tree again, and only in declarations where a name of the file now means
 * something else than when they were linked. All other names in a declaration are those of its own parameters and of
 * what the names of the file stand for, and these never change inside.
 */
export class WfLinker extends DefaultLinker {
  private readonly imports: () => Imports;
  /** What the names of the file meant when a declaration was linked. */
  private readonly linkedWith = new WeakMap<Declaration, Meanings>();

  constructor(services: LangiumCoreServices & { readonly references: { readonly Imports: Imports } }) {
    super(services);
    this.imports = () => services.references.Imports;
  }

  override async link(document: LangiumDocument, cancelToken = Cancellation.CancellationToken.None): Promise<void> {
    document.references = [];
    const file = fileOf(document);
    if (!file) return;
    for (const statement of file.imports) this.linkPart(statement, document);
    const meanings = meaningsOf(file, this.imports());
    const changed = new Map<Meanings, readonly string[]>();
    const keep = ({ reference }: ReferenceInfo): void => void document.references.push(reference);
    for (const declaration of file.declarations) {
      const before = this.linkedWith.get(declaration);
      const different = before && (changed.get(before) ?? differentlyMeant(before, meanings));
      if (before && different) changed.set(before, different);
      if (different?.some((name) => namesIn(declaration).has(name)) === false) {
        referencesIn(declaration).forEach(keep);
      } else {
        await interruptAndCheck(cancelToken);
        this.linkPart(declaration, document);
      }
      this.linkedWith.set(declaration, meanings);
    }
  }

  /** Links are kept: `link` tells those that still hold. */
  override unlink(document: LangiumDocument): void {
    document.references = [];
  }

  private linkPart(part: Declaration | Import, document: LangiumDocument): void {
    // Langium deletes the property, which makes every later look at the reference slow.
    for (const { reference } of referencesIn(part)) {
      const link = reference as unknown as Link;
      link._ref = undefined;
      link._nodeDescription = undefined;
    }
    for (const info of referencesIn(part)) this.doLink(info, document);
  }
}
