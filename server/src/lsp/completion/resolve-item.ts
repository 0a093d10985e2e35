import { URI } from 'langium';
import type { CompletionItem } from 'vscode-languageserver';
import { namesOf } from '#language/references/file-names.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { addImport } from '../imports/add-import.ts';
import type { WfServerServices } from '../module.ts';
import { signatureText } from '../signature-text.ts';
import { isTypeAlias } from '#language/generated/ast.ts';
import { textEdit } from '../text-edit.ts';
import type { OfferData } from './offer.ts';

/** An item with the documentation of its declaration and with the edit that imports it. Files that are gone add nothing. */
export function resolveItem(item: CompletionItem, services: WfServerServices): CompletionItem {
  const data = dataOf(item.data);
  if (data === undefined) return item;
  const { LangiumDocuments } = services.shared.workspace;
  const uri = URI.parse(data.declaration.uri);
  const { name } = data.declaration;
  const target = LangiumDocuments.getDocument(uri);
  const file = target && fileOf(target);
  const node = file && namesOf(file).declared.get(name);
  if (node === undefined) return item;
  const code = isTypeAlias(node) ? (node.$cstNode?.text ?? name) : signatureText(node);
  const text = services.documentation.DocumentationProvider.getDocumentation(node);
  const value = [`\`\`\`wf\n${code}\n\`\`\``, text].filter((part) => part !== undefined).join('\n\n');
  const document = LangiumDocuments.getDocument(URI.parse(data.document));
  const edit =
    data.importAs === undefined || document === undefined
      ? undefined
      : addImport(document, { uri, name }, data.importAs, services);
  return {
    ...item,
    documentation: { kind: 'markdown', value },
    ...(edit && document ? { additionalTextEdits: [textEdit(edit, document.textDocument)] } : {}),
  };
}

/** The data of an item comes back through the editor; whatever else it may be is no data of ours. */
function dataOf(data: unknown): OfferData | undefined {
  if (typeof data !== 'object' || data === null || !('declaration' in data) || !('document' in data)) return undefined;
  const { declaration, document } = data;
  if (typeof declaration !== 'object' || declaration === null || typeof document !== 'string') return undefined;
  const isNamed = 'uri' in declaration && 'name' in declaration;
  if (!isNamed || typeof declaration.uri !== 'string' || typeof declaration.name !== 'string') return undefined;
  return data as OfferData;
}
