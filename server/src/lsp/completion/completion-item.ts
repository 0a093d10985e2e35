import {
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
  type InsertReplaceEdit,
  type TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { askAgain, type ClientAbilities } from './client.ts';
import { rank, type Offer } from './offer.ts';
import type { TypedWord } from './place/typed-word.ts';
import { plainText, withEmptyFirstStop } from './snippet.ts';

/** An offer as the editor wants it. `index` keeps the order within a rank. */
export function completionItem(
  offer: Offer,
  index: number,
  { from, at, to }: TypedWord,
  textDocument: TextDocument,
  client: ClientAbilities,
): CompletionItem {
  const { label, snippet, signature, objection } = offer;
  const asked =
    snippet === undefined || (offer.wholeLine === true && !endsLine(textDocument, to)) ? undefined : snippet;
  const withStops = asked !== undefined && client.snippets;
  const again = offer.again === true && client.asksAgain;
  const stops = again && asked !== undefined ? withEmptyFirstStop(asked) : asked;
  const newText = asked === undefined ? (offer.text ?? label) : withStops ? (stops ?? asked) : plainText(asked);
  const description = objection ?? offer.description;
  const typed = textDocument.getText().slice(from, at);
  // A name that is typed in backquotes is compared with the name in backquotes.
  const filterText = typed.startsWith('`') ? newText : offer.filter;
  return {
    label,
    kind: offer.kind,
    sortText: `${offer.rank}${String(index).padStart(5, '0')}`,
    textEdit: edit(newText, { from, at, to }, textDocument, client),
    ...(withStops ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(newText.includes('\n') && client.indents ? { insertTextMode: InsertTextMode.adjustIndentation } : {}),
    ...(filterText === undefined ? {} : { filterText }),
    ...detail(signature, description, client),
    ...(again ? { command: askAgain } : {}),
    ...(offer.beyond === undefined ? {} : { additionalTextEdits: [insertion(offer.beyond, textDocument)] }),
    ...(offer.data === undefined ? {} : { data: offer.data }),
    ...(offer.rank === rank.best && index === 0 ? { preselect: true } : {}),
  };
}

function insertion({ offset, text }: NonNullable<Offer['beyond']>, textDocument: TextDocument): TextEdit {
  const position = textDocument.positionAt(offset);
  return { newText: text, range: { start: position, end: position } };
}

/** Nothing but a comment follows on the line. */
function endsLine(textDocument: TextDocument, offset: number): boolean {
  const rest = /^[^\r\n]*/.exec(textDocument.getText().slice(offset))?.[0] ?? '';
  return /^\s*(\/\/.*)?$/.test(rest);
}

/** A signature stands behind the label, what it means at the right; an editor that cannot do both gets one line. */
function detail(
  signature: string | undefined,
  description: string | undefined,
  client: ClientAbilities,
): Pick<CompletionItem, 'detail' | 'labelDetails'> {
  if (client.labelDetails) {
    return {
      labelDetails: {
        ...(signature === undefined ? {} : { detail: signature }),
        ...(description === undefined ? {} : { description }),
      },
      ...(description === undefined ? {} : { detail: description }),
    };
  }
  const line = [signature?.trim(), description].filter((part) => part !== undefined).join(' · ');
  return line === '' ? {} : { detail: line };
}

function edit(
  newText: string,
  { from, at, to }: TypedWord,
  textDocument: TextDocument,
  client: ClientAbilities,
): TextEdit | InsertReplaceEdit {
  const start = textDocument.positionAt(from);
  const cursor = textDocument.positionAt(at);
  const end = textDocument.positionAt(to);
  if (!client.insertReplace) return { newText, range: { start, end: cursor } };
  return { newText, insert: { start, end: cursor }, replace: { start, end } };
}
