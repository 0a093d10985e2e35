import { Cancellation, DefaultLinker, interruptAndCheck, type LangiumDocument } from 'langium';
import { fileOf } from '../syntax/file-of.ts';
import { referencesIn } from './references-in.ts';

/** What Langium's linker keeps in a reference. */
interface Link {
  _ref: unknown;
  _nodeDescription?: unknown;
}

/**
 * Links the names of a file without walking its tree again: declarations that a change left alone know their names.
 * Every name is looked up anew, so that no link is older than what it leads to; that is a look-up in a map for each.
 */
export class WfLinker extends DefaultLinker {
  override async link(document: LangiumDocument, cancelToken = Cancellation.CancellationToken.None): Promise<void> {
    const file = fileOf(document);
    for (const part of file ? [...file.imports, ...file.declarations] : []) {
      await interruptAndCheck(cancelToken);
      for (const info of referencesIn(part)) this.doLink(info, document);
    }
  }

  /** Langium deletes the property, which makes every later look at the reference slow. */
  override unlink(document: LangiumDocument): void {
    for (const reference of document.references) {
      const link = reference as unknown as Link;
      link._ref = undefined;
      link._nodeDescription = undefined;
    }
    document.references = [];
  }
}
