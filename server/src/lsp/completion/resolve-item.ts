import { AstUtils, URI, type LangiumDocument } from 'langium';
import type { CompletionItem } from 'vscode-languageserver';
import { isTypeAlias } from '#language/generated/ast.ts';
import { namesOf } from '#language/references/file-names.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { addImport } from '../imports/add-import.ts';
import type { WfServerServices } from '../services.ts';
import { signatureText } from '../signature-text.ts';
import { textEdit } from '../text-edit.ts';
import type { OfferedDeclaration } from './offer.ts';

/** What an item carries through the editor, to be found again when the reader stops at it. */
export interface OfferData {
  /** The file that asked. */
  readonly document: string;
  /** The declaration behind the offer. */
  readonly declaration: { readonly uri: string; readonly name: string };
  /** The name under which it is imported when chosen; absent where the file knows it already. */
  readonly importAs?: string;
}

/** An item with the documentation of its declaration and with the edit that imports it. Files that are gone add nothing. */
export function resolveItem(item: CompletionItem, services: WfServerServices): CompletionItem {
  const data = offerDataOf(item.data);
  if (data === undefined) return item;
  const { LangiumDocuments } = services.shared.workspace;
  const { uri, name } = data.declaration;
  const target = LangiumDocuments.getDocument(URI.parse(uri));
  const file = target && fileOf(target);
  const node = file && namesOf(file).declared.get(name);
  if (node === undefined) return item;
  const document = LangiumDocuments.getDocument(URI.parse(data.document));
  const declaration = { node, ...(data.importAs === undefined ? {} : { importAs: data.importAs }) };
  return withDetails(item, declaration, document, services);
}

/** The same of an item whose declaration is known. `document` is the file that asked. */
export function withDetails(
  item: CompletionItem,
  { node, importAs }: OfferedDeclaration,
  document: LangiumDocument | undefined,
  services: WfServerServices,
): CompletionItem {
  const code = isTypeAlias(node) ? (node.$cstNode?.text ?? node.name) : signatureText(node);
  const text = services.documentation.DocumentationProvider.getDocumentation(node);
  const value = [`\`\`\`wf\n${code}\n\`\`\``, text].filter((part) => part !== undefined).join('\n\n');
  const importable = { uri: AstUtils.getDocument(node).uri, name: node.name };
  const edit =
    importAs === undefined || document === undefined ? undefined : addImport(document, importable, importAs, services);
  return {
    ...item,
    documentation: { kind: 'markdown', value },
    ...(edit && document ? { additionalTextEdits: [textEdit(edit, document.textDocument)] } : {}),
  };
}

/** The data of an item comes back through the editor; whatever else it may be is no data of ours. */
export function offerDataOf(data: unknown): OfferData | undefined {
  if (typeof data !== 'object' || data === null || !('declaration' in data) || !('document' in data)) return undefined;
  const { declaration, document } = data;
  if (typeof declaration !== 'object' || declaration === null || typeof document !== 'string') return undefined;
  const isNamed = 'uri' in declaration && 'name' in declaration;
  if (!isNamed || typeof declaration.uri !== 'string' || typeof declaration.name !== 'string') return undefined;
  return data as OfferData;
}
