import {
  AstUtils,
  CstUtils,
  DefaultIndexManager,
  DocumentState,
  isReference,
  stream,
  UriUtils,
  type AstNode,
  type AstNodeDescription,
  type AstNodeLocator,
  type LangiumDocument,
  type LangiumSharedCoreServices,
  type ReferenceDescription,
  type Stream,
} from 'langium';
import { Imports } from '../references/imports.ts';
import { fileOf } from '../syntax/file-of.ts';
import { written } from '../syntax/written.ts';

/**
 * Knows which documents a change affects and who refers to what.
 *
 * A document is affected by a change of anything that it imports, directly or through others: a workflow carries the
 * types of its tools, wherever they are declared, and a missing file may have come to be. Links and
 * declarations are read where they are, in the documents: an index of them would have to be made again after every key stroke.
 */
export class WfIndexManager extends DefaultIndexManager {
  private readonly imports: () => Imports;
  /** By the files that changed. Langium makes one set for each update, and asks about all documents at once. */
  private readonly affected = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

  constructor(services: LangiumSharedCoreServices) {
    super(services);
    this.imports = () => new Imports(services);
  }

  override isAffected(document: LangiumDocument, changedUris: Set<string>): boolean {
    const affected = this.affected.get(changedUris) ?? this.imports().importersOf(changedUris);
    this.affected.set(changedUris, affected);
    return affected.has(document.uri.toString());
  }

  override async updateContent(): Promise<void> {
    // See the comment of the class: there is nothing to be kept.
  }

  override allElements(type?: string, uris?: Set<string>): Stream<AstNodeDescription> {
    return this.documents.all
      .filter(({ state, uri }) => state >= DocumentState.IndexedContent && uris?.has(uri.toString()) !== false)
      .flatMap((document) => this.declaredIn(document))
      .filter((declared) => type === undefined || this.astReflection.isSubtype(declared.type, type));
  }

  private declaredIn(document: LangiumDocument): readonly AstNodeDescription[] {
    const { AstNodeDescriptionProvider } = this.serviceRegistry.getServices(document.uri).workspace;
    const named = (fileOf(document)?.declarations ?? []).filter(({ name }) => written(name));
    return named.map((node) => AstNodeDescriptionProvider.createDescription(node, node.name, document));
  }

  override async updateReferences(): Promise<void> {
    // See the comment of the class: there is nothing to be kept.
  }

  override findAllReferences(target: AstNode, targetPath: string): Stream<ReferenceDescription> {
    const targetUri = AstUtils.getDocument(target).uri;
    return this.documents.all
      .filter((document) => document.state >= DocumentState.Linked)
      .flatMap((document) => {
        const local = UriUtils.equals(document.uri, targetUri);
        const { AstNodeLocator } = this.serviceRegistry.getServices(document.uri).workspace;
        return referencesTo(target, document, AstNodeLocator).map((found) => ({
          ...found,
          sourceUri: document.uri,
          targetUri,
          targetPath,
          local,
        }));
      });
  }
}

function referencesTo(
  target: AstNode,
  { references }: LangiumDocument,
  locator: AstNodeLocator,
): Stream<Pick<ReferenceDescription, 'sourcePath' | 'segment'>> {
  return stream(references).flatMap((reference) => {
    const { $refNode } = reference;
    if (!$refNode || !isReference(reference) || reference.ref !== target) return [];
    return { sourcePath: locator.getAstNodePath($refNode.astNode), segment: CstUtils.toDocumentSegment($refNode) };
  });
}
