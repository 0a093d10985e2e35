import { CompletionItemKind } from 'vscode-languageserver';
import type { Asked } from '../asked.ts';
import { rank, type Offer } from '../offer.ts';
import type { TextSite } from '../place/place.ts';
import { stop } from '../snippet.ts';
import { closingBrace } from './closing-brace.ts';
import { referenceOffers } from './references.ts';
import { secretNames } from './secrets.ts';
import { unsetAt } from './unset-tools.ts';

const withoutPlaceholders = ['model', 'embedding', 'import', 'module', 'mcp', 'mcp-tool', 'header', 'type', 'case'];
const withSecrets = ['url', 'header-value', 'argv'];

/** What may be named behind the `{` of a text. */
export function placeholderOffers(asked: Asked, site: TextSite): readonly Offer[] {
  if (withoutPlaceholders.includes(site.of)) return [];
  const isBody = site.of === 'value' && site.site.of.kind === 'body';
  if (site.of === 'value' && site.site.of.kind === 'default') return [];
  const unset = site.of === 'value' ? unsetAt(site.site, asked.facts) : new Set<string>();
  const scope = site.of === 'prompt' ? 'inputs' : 'all';
  const references = referenceOffers(asked, undefined, scope, unset).map((offer) => ({
    ...offer,
    text: (offer.text ?? offer.label) + (offer.again === true ? '' : closingBrace(asked)),
  }));
  if (!withSecrets.includes(site.of) && !isBody) return references;
  return [
    ...references,
    {
      label: 'secret',
      kind: CompletionItemKind.Module,
      snippet: `secret.${stop(1, secretNames(asked)[0] ?? 'API_KEY')}${closingBrace(asked).replace('}', '\\}')}`,
      description: 'a secret, by its name',
      again: true,
      rank: rank.usual,
    },
  ];
}
