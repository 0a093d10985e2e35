import type { Asked } from '../asked.ts';
import { rank, type Offer } from '../offer.ts';
import type { MentionStatement } from '../place/place.ts';
import { offersOfNames } from './offers-of-names.ts';
import { importOffers, nameOffer } from './tool-offer.ts';

/** Tools that a statement may name: of rules about tools of the workflow these first, of `use` the others. */
export function mentionOffers(
  asked: Asked,
  { statement, taken }: { readonly statement: MentionStatement; readonly taken: readonly string[] },
): readonly Offer[] {
  const used = new Set(asked.facts.workflow?.tools.map(({ name }) => name));
  const adds = statement === 'use' || statement === 'source';
  const special = [...used].flatMap((name) => asked.facts.callableNamed(name) ?? []);
  const names = { all: asked.facts.callables(), special, usual: adds ? rank.best : rank.objected };
  const own = offersOfNames(names, (one) => {
    const { name, node } = one;
    if (taken.includes(name) || node === asked.facts.declaration || !asked.fits(name)) return undefined;
    if (statement === 'use' && used.has(name)) {
      return nameOffer(one, { rank: rank.objected, objection: 'already a tool of this workflow' });
    }
    if (!adds && !used.has(name)) {
      return nameOffer(one, { rank: rank.objected, objection: 'no arrow or `use` brings it in' });
    }
    return nameOffer(one, { rank: rank.best });
  });
  return adds ? [...own, ...importOffers(asked, 'callable')] : own;
}
