import { AstUtils, DocumentState, type AstNode, type LangiumDocument, type LangiumSharedCoreServices } from 'langium';
import { fileOf } from '../syntax/file-of.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { membersIn } from './members.ts';

/**
 * Which documents name a node: looked up, not searched for, however large the workspace is. A document that names a
 * node of another one is linked again whenever that other one changes, so nodes are their own keys. What changed is read
 * when somebody asks, not after every key stroke.
 */
export class MentionIndex {
  private readonly documents = new Map<AstNode, Set<string>>();
  private readonly nodes = new Map<string, ReadonlySet<AstNode>>();
  /** Documents by URI that were linked since somebody asked. */
  private readonly unread = new Map<string, LangiumDocument>();

  /** Takes up the documents that are linked by now, and every other one as soon as it is. */
  constructor({ workspace: { DocumentBuilder, LangiumDocuments } }: LangiumSharedCoreServices) {
    for (const document of LangiumDocuments.all) {
      if (document.state >= DocumentState.IndexedReferences) this.linked(document);
    }
    DocumentBuilder.onDocumentPhase(DocumentState.IndexedReferences, (document) => {
      this.linked(document);
    });
    DocumentBuilder.onUpdate((_changed, deleted) => {
      for (const uri of deleted) this.remove(uri.toString());
    });
  }

  /** URIs of the document of a node and of all others that name it. */
  documentsNaming(node: AstNode): ReadonlySet<string> {
    for (const document of this.unread.values()) this.read(document);
    this.unread.clear();
    return new Set([AstUtils.getDocument(node).uri.toString(), ...(this.documents.get(node) ?? [])]);
  }

  private linked(document: LangiumDocument): void {
    const uri = document.uri.toString();
    this.remove(uri);
    this.unread.set(uri, document);
  }

  private read(document: LangiumDocument): void {
    const uri = document.uri.toString();
    const named = namedIn(document);
    this.nodes.set(uri, named);
    for (const node of named) {
      const naming = this.documents.get(node);
      if (naming) naming.add(uri);
      else this.documents.set(node, new Set([uri]));
    }
  }

  private remove(uri: string): void {
    this.unread.delete(uri);
    for (const node of this.nodes.get(uri) ?? []) {
      const naming = this.documents.get(node);
      naming?.delete(uri);
      if (naming?.size === 0) this.documents.delete(node);
    }
    this.nodes.delete(uri);
  }
}

/** The nodes of other documents that a document names. Its own are found where they stand. */
function namedIn(document: LangiumDocument): ReadonlySet<AstNode> {
  const named = new Set<AstNode>();
  const add = (node: AstNode | undefined): void => {
    if (node !== undefined && AstUtils.getDocument(node) !== document) named.add(node);
  };
  const file = fileOf(document);
  // Without an import, nothing of another file has a name here.
  if (file === undefined || file.imports.length === 0) return named;
  for (const reference of document.references) add('ref' in reference ? reference.ref : undefined);
  for (const node of nodesOf(file)) {
    for (const { members } of membersIn(node)) members.forEach(add);
  }
  return named;
}
