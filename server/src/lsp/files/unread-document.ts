import { DocumentState, type LangiumDocument, type LangiumDocumentFactory, type URI } from 'langium';

/** A document that is known by its place alone. The next build that it is part of reads its text. */
export function unreadDocument(factory: LangiumDocumentFactory, uri: URI): LangiumDocument {
  const document = factory.fromModel({ $type: 'INVALID' }, uri);
  document.state = DocumentState.Changed;
  return document;
}
