import { type Cancellation, DefaultLangiumDocuments, type LangiumDocument, type URI } from 'langium';

/**
 * While a file is being read, an editor may open it, or somebody else may ask for it. Then that document is the one:
 * Langium's own class would throw, and the workspace would never become ready.
 */
export class WfLangiumDocuments extends DefaultLangiumDocuments {
  /** Why files could not be read that are there, by URI, in words that fit after a colon. */
  readonly unread = new Map<string, string>();

  override async getOrCreateDocument(uri: URI, token?: Cancellation.CancellationToken): Promise<LangiumDocument> {
    const known = this.getDocument(uri);
    if (known !== undefined) return known;
    const read = await this.langiumDocumentFactory.fromUri(uri, token);
    const opened = this.getDocument(uri);
    if (opened !== undefined) return opened;
    this.addDocument(read);
    return read;
  }
}
