import type { Asked } from '../asked.ts';
import { rank, type Offer } from '../offer.ts';
import type { MentionStatement } from '../place/place.ts';
import { importOffers, nameOffer } from './tool-offer.ts';

/** Tools that a statement may name: of rules about tools of the workflow these first, of `use` the others. */
export function mentionOffers(
  asked: Asked,
  { statement, taken }: { readonly statement: MentionStatement; readonly taken: readonly string[] },
): readonly Offer[] {
  const used = new Set(asked.facts.workflow?.tools.map(({ name }) => name));
  const adds = statement === 'use' || statement === 'source';
  const own = asked.facts
    .callables()
    .filter(({ name, node }) => !taken.includes(name) && node !== asked.facts.declaration)
    .map(({ name, node }) => {
      if (statement === 'use' && used.has(name)) {
        return nameOffer({ name, node }, { rank: rank.objected, objection: 'already a tool of this workflow' });
      }
      if (!adds && !used.has(name)) {
        return nameOffer({ name, node }, { rank: rank.objected, objection: 'no arrow or `use` brings it in' });
      }
      return nameOffer({ name, node }, { rank: rank.best });
    });
  return adds ? [...own, ...importOffers(asked, 'callable')] : own;
}
