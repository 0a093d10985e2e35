import { CompletionItemKind } from 'vscode-languageserver';
import { nameText } from '#core/text/name-text.ts';
import { ModuleFunctions } from '../../modules/module-functions.ts';
import type { Asked } from '../asked.ts';
import { rank, type Offer } from '../offer.ts';

/** The functions that the module at a path exports. */
export async function moduleFunctionOffers({ document, services }: Asked, path: string): Promise<readonly Offer[]> {
  const found = await new ModuleFunctions(services.shared).at(document, path);
  return (found?.functions ?? []).map(({ name, signature, documentation }) => ({
    label: name,
    text: nameText(name),
    kind: CompletionItemKind.Function,
    rank: rank.best,
    ...(signature === undefined ? {} : { signature: signature.length > 60 ? `${signature.slice(0, 59)}…` : signature }),
    ...(documentation === undefined ? {} : { description: documentation.split('\n')[0] ?? documentation }),
  }));
}
