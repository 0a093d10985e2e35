import { TextDocument } from 'langium';
import { NormalizedTextDocuments } from 'langium/lsp';

/**
 * The texts that the editor has open. An edit makes a new document and leaves the old one as it is: an answer that is on
 * its way when the next key comes tells places and the version of the text that it was made for.
 */
export function openTexts(): NormalizedTextDocuments<TextDocument> {
  const { create, update } = TextDocument;
  return new NormalizedTextDocuments<TextDocument>({
    create,
    update: (before, changes, version) => {
      const copy = create(before.uri, before.languageId, before.version, before.getText());
      return update(copy, [...changes], version);
    },
  });
}
