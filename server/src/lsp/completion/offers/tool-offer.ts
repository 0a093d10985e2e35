import { CompletionItemKind } from 'vscode-languageserver';
import { AstUtils } from 'langium';
import { isTool, isTypeAlias, type Declaration } from '#language/generated/ast.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import { written } from '#language/syntax/written.ts';
import { signatureText } from '../../signature-text.ts';
import type { Asked } from '../asked.ts';
import { elsewhere } from '../importable.ts';
import { rank, type Offer } from '../offer.ts';

/** A declaration that this file can name. */
export function nameOffer(
  { document }: Asked,
  { name, node }: { readonly name: string; readonly node: Declaration },
  more: Partial<Offer> = {},
): Offer {
  const uri = AstUtils.getDocument(node).uri.toString();
  return {
    label: name,
    kind: kindOf(node),
    text: writeName(name),
    signature: signatureOf(node),
    rank: rank.usual,
    data: { document: document.uri.toString(), declaration: { uri, name: written(node.name) ?? name } },
    ...more,
  };
}

/** Declarations of other files; choosing one imports it. */
export function importOffers(asked: Asked, kind: 'type' | 'callable'): readonly Offer[] {
  return elsewhere(asked, kind).map(({ uri, path, name, local, node }) => ({
    ...nameOffer(asked, { name: local, node }),
    filter: name,
    description: local === name ? path : `${name} of ${path}`,
    rank: local === name ? rank.elsewhere : rank.renamed,
    data: { document: asked.document.uri.toString(), declaration: { uri, name }, importAs: local },
  }));
}

function kindOf(node: Declaration): CompletionItemKind {
  if (isTypeAlias(node)) return CompletionItemKind.Interface;
  return isTool(node) ? CompletionItemKind.Function : CompletionItemKind.Class;
}

/** Parameters and result, without the name. */
function signatureOf(node: Declaration): string {
  if (isTypeAlias(node)) return ` = ${written(node.type)?.$cstNode?.text ?? ''}`.replace(/\s+/g, ' ');
  return signatureText(node).slice((written(node.name) ?? '').length);
}
