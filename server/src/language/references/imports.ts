import { type LangiumDocument, type LangiumDocuments, type LangiumSharedCoreServices, type URI } from 'langium';
import { isWfFile, type Import, type WfFile } from '../generated/ast.ts';
import { fileOf } from '../syntax/file-of.ts';
import { WfLangiumDocuments } from '../workspace/langium-documents.ts';
import { importedNames, importedUri } from './imported-names.ts';

/** Which files a file imports, and what is known of them. Reads the syntax trees of parsed documents only. */
export class Imports {
  private readonly documents: LangiumDocuments;

  constructor(shared: LangiumSharedCoreServices) {
    this.documents = shared.workspace.LangiumDocuments;
  }

  /** The place that an import points to, `undefined` when no path is written. */
  uriOf(statement: Import, importer: URI): URI | undefined {
    return importedUri(statement, importer);
  }

  /** The file that an import points to, if it is known. */
  fileOf(statement: Import, importer: URI): WfFile | undefined {
    const uri = this.uriOf(statement, importer);
    const root = uri && this.documents.getDocument(uri)?.parseResult.value;
    return isWfFile(root) ? root : undefined;
  }

  /** Why the file that an import points to could not be read, in words that fit after a colon; `undefined` if it is not there. */
  whyUnread(statement: Import, importer: URI): string | undefined {
    const uri = this.uriOf(statement, importer);
    return uri && this.documents instanceof WfLangiumDocuments ? this.documents.unread.get(uri.toString()) : undefined;
  }

  /** URIs of everything that a document imports, directly or through others, whether it exists or not; without itself. */
  closure(document: LangiumDocument): ReadonlySet<string> {
    const seen = new Set<string>();
    const queue = [document];
    for (const next of queue) {
      for (const uri of this.direct(next)) {
        const key = uri.toString();
        if (seen.has(key)) continue;
        seen.add(key);
        const imported = this.documents.getDocument(uri);
        if (imported) queue.push(imported);
      }
    }
    seen.delete(document.uri.toString());
    return seen;
  }

  /** URIs of the imports that stand in a document. */
  direct(document: LangiumDocument): readonly URI[] {
    return (fileOf(document)?.imports ?? []).flatMap((statement) => this.uriOf(statement, document.uri) ?? []);
  }

  /** URIs of the known files that import one of those, directly or through others. */
  importersOf(uris: Iterable<string>): ReadonlySet<string> {
    const direct = this.directImporters();
    const importers = new Set<string>();
    const queue = [...uris];
    for (const next of queue) {
      for (const importer of direct.get(next) ?? []) {
        if (importers.has(importer)) continue;
        importers.add(importer);
        queue.push(importer);
      }
    }
    return importers;
  }

  private directImporters(): ReadonlyMap<string, readonly string[]> {
    const importers = new Map<string, string[]>();
    for (const document of this.documents.all) {
      const file = fileOf(document);
      if (file === undefined) continue;
      const importer = document.uri.toString();
      for (const uri of importedNames(file, document.uri).keys()) {
        const known = importers.get(uri);
        if (known) known.push(importer);
        else importers.set(uri, [importer]);
      }
    }
    return importers;
  }

  /** The names that other known files import from a file. */
  importedFrom(uri: URI): ReadonlySet<string> {
    const key = uri.toString();
    const names = new Set<string>();
    for (const document of this.documents.all) {
      const file = fileOf(document);
      for (const name of (file && importedNames(file, document.uri).get(key)) ?? []) names.add(name);
    }
    return names;
  }
}
