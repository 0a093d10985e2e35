import { CompletionItemKind } from 'vscode-languageserver';
import { isTool, isTypeAlias, type Declaration } from '#language/generated/ast.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import type { Asked } from '../asked.ts';
import { elsewhere, localName, takenNames, type Elsewhere } from '../importable.ts';
import { most, rank, type Offer } from '../offer.ts';

/** A declaration that this file can name. */
export function nameOffer(
  { name, node }: { readonly name: string; readonly node: Declaration },
  more: Partial<Offer> = {},
): Offer {
  return { label: name, kind: kindOf(node), text: writeName(name), rank: rank.usual, declaration: { node }, ...more };
}

/** Declarations of other files; choosing one imports it. No more than a list can hold, and one to show that there are. */
export function importOffers(asked: Asked, kind: 'type' | 'callable'): readonly Offer[] {
  const isTaken = takenNames(asked);
  const [known, renamed]: [Elsewhere[], Elsewhere[]] = [[], []];
  for (const other of elsewhere(asked, kind)) {
    if (known.length > most) break;
    if (asked.fits(other.name)) (isTaken(other.name) ? renamed : known).push(other);
  }
  return [...known, ...renamed].slice(0, most + 1).map((other) => {
    const { path, name, node } = other;
    const local = localName(asked, other);
    return {
      ...nameOffer({ name: local, node }),
      filter: name,
      description: local === name ? path : `${name} of ${path}`,
      rank: local === name ? rank.elsewhere : rank.renamed,
      declaration: { node, importAs: local },
    };
  });
}

function kindOf(node: Declaration): CompletionItemKind {
  if (isTypeAlias(node)) return CompletionItemKind.Interface;
  return isTool(node) ? CompletionItemKind.Function : CompletionItemKind.Class;
}
