import { TextDocument } from 'langium';
import { NormalizedTextDocuments } from 'langium/lsp';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';

/**
 * The texts that the editor has open. An edit makes a new document and leaves the old one as it is: an answer that is on
 * its way when the next key comes tells places and the version of the text that it was made for.
 */
export function openTexts(): NormalizedTextDocuments<TextDocument> {
  return new NormalizedTextDocuments<TextDocument>({ create: TextDocument.create, update: edited });
}

/**
 * The document after some changes, each of the text that those before it made. The library changes a document in place,
 * and goes on to count a carriage return and a line feed that come together by an edit as two line ends.
 */
export function edited(
  before: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
): TextDocument {
  const { uri, languageId } = before;
  const made = (text: string): TextDocument => TextDocument.create(uri, languageId, version, text);
  const [first, ...others] = changes;
  // What is known of the lines of the text before need not be found out again.
  const document = made(first ? textAfter(before, first) : before.getText());
  return others.reduce((last, change) => made(textAfter(last, change)), document);
}

function textAfter(document: TextDocument, change: TextDocumentContentChangeEvent): string {
  if (!('range' in change)) return change.text;
  const text = document.getText();
  const ends = [document.offsetAt(change.range.start), document.offsetAt(change.range.end)];
  return text.slice(0, Math.min(...ends)) + change.text + text.slice(Math.max(...ends));
}
