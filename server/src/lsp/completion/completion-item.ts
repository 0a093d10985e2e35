import { AstUtils, type LangiumDocument } from 'langium';
import {
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
  type CompletionList,
  type InsertReplaceEdit,
  type Range,
  type TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isTypeAlias, type Declaration } from '#language/generated/ast.ts';
import { written } from '#language/syntax/written.ts';
import { signatureText } from '../signature-text.ts';
import { askAgain, type ClientAbilities } from './client.ts';
import type { Insertion } from './insertion.ts';
import { rank, type Offer, type OfferedDeclaration } from './offer.ts';
import type { OfferData } from './resolve-item.ts';
import { hasStops, plainText, shownText, withEmptyFirstStop } from './snippet.ts';

/** What is said once for all items of a list, where the editor reads it there. */
export function itemDefaults(insertion: Insertion, client: ClientAbilities): Pick<CompletionList, 'itemDefaults'> {
  return client.sharesRange ? { itemDefaults: { editRange: rangeOf(insertion, client) } } : {};
}

/** An offer as the editor wants it. `index` keeps the order within a rank; `document` is the file that asks. */
export function completionItem(
  offer: Offer,
  index: number,
  insertion: Insertion,
  document: LangiumDocument,
  client: ClientAbilities,
): CompletionItem {
  const { label, snippet, objection, declaration } = offer;
  const asked = snippet === undefined || (offer.wholeLine === true && !insertion.endsLine) ? undefined : snippet;
  // The editor takes a snippet by Enter even where it changes nothing: a word that is complete would eat the key.
  const withStops = asked !== undefined && client.snippets && hasStops(asked);
  const again = offer.again === true && client.asksAgain;
  const stops = again && asked !== undefined ? withEmptyFirstStop(asked) : asked;
  const newText = asked === undefined ? (offer.text ?? label) : withStops ? (stops ?? asked) : plainText(asked);
  const signature = declaration === undefined ? offer.signature : signatureOf(declaration.node);
  // A name that is typed in backquotes is compared with the name in backquotes.
  const filterText = insertion.quoted ? newText : offer.filter;
  return {
    label,
    kind: offer.kind,
    sortText: `${offer.rank}${String(index).padStart(5, '0')}`,
    ...inserted(newText, label, insertion, client),
    ...(withStops ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(newText.includes('\n') && client.indents ? { insertTextMode: InsertTextMode.adjustIndentation } : {}),
    ...(filterText === undefined ? {} : { filterText }),
    ...detail(signature, objection ?? offer.description, client),
    ...explanation(offer, client),
    ...(again ? { command: askAgain } : {}),
    ...(offer.beyond === undefined ? {} : { additionalTextEdits: [insertedAt(offer.beyond, document.textDocument)] }),
    ...(declaration === undefined ? {} : { data: dataOf(declaration, document) }),
    ...(offer.rank === rank.best && index === 0 ? { preselect: true } : {}),
  };
}

function insertedAt({ offset, text }: NonNullable<Offer['beyond']>, textDocument: TextDocument): TextEdit {
  const position = textDocument.positionAt(offset);
  return { newText: text, range: { start: position, end: position } };
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
    };
  }
  const line = [signature?.trim(), description].filter((part) => part !== undefined).join(' · ');
  return line === '' ? {} : { detail: line };
}

/**
 * What the list has too little room for: the whole of the description, and what a snippet writes. As documentation it is laid
 * out as prose, which a detail is not; that of a declaration is its own, and comes when the reader stops at it.
 */
function explanation(
  { declaration, objection, description = '', snippet }: Offer,
  client: ClientAbilities,
): Pick<CompletionItem, 'detail' | 'documentation'> {
  const text = objection ?? description;
  if (text === '' || !client.labelDetails) return {};
  if (declaration !== undefined) return { detail: text };
  if (snippet === undefined || !hasStops(snippet)) return { documentation: text };
  return { documentation: { kind: 'markdown', value: `${text}\n\n\`\`\`wf\n${shownText(snippet)}\n\`\`\`` } };
}

function inserted(
  newText: string,
  label: string,
  insertion: Insertion,
  client: ClientAbilities,
): Pick<CompletionItem, 'textEdit' | 'textEditText'> {
  if (client.sharesRange) return newText === label ? {} : { textEditText: newText };
  const range = rangeOf(insertion, client);
  return { textEdit: 'insert' in range ? { newText, ...range } : { newText, range } };
}

function rangeOf({ insert, replace }: Insertion, client: ClientAbilities): Range | Omit<InsertReplaceEdit, 'newText'> {
  return client.insertReplace ? { insert, replace } : insert;
}

/** Parameters and result, or what a type is, without the name. */
function signatureOf(node: Declaration): string {
  if (isTypeAlias(node)) return ` = ${written(node.type)?.$cstNode?.text ?? ''}`.replace(/\s+/g, ' ');
  return signatureText(node).slice((written(node.name) ?? '').length);
}

function dataOf({ node, importAs }: OfferedDeclaration, asking: LangiumDocument): OfferData {
  const declaration = { uri: AstUtils.getDocument(node).uri.toString(), name: node.name };
  return { document: asking.uri.toString(), declaration, ...(importAs === undefined ? {} : { importAs }) };
}
