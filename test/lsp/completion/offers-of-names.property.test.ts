import fc from 'fast-check';
import { CompletionItemKind } from 'vscode-languageserver';
import { describe, expect, it } from 'vitest';
import type { Tool } from '../../../server/src/language/generated/ast.ts';
import { most, rank, type Offer } from '../../../server/src/lsp/completion/offer.ts';
import { offersOfNames } from '../../../server/src/lsp/completion/offers/offers-of-names.ts';

const usual = rank.good;
/** What becomes of a name: no offer, a worse rank than the usual one, or the usual one; and any of these where it is special. */
const fate = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ rank: fc.constantFrom(undefined, rank.objected, usual), special: fc.constant(false) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ rank: fc.constantFrom(undefined, ...Object.values(rank)), special: fc.constant(true) }),
  },
);

/** What a list shows of offers, and whether there are more. */
function shown(offers: readonly Offer[]): { readonly labels: readonly string[]; readonly areMore: boolean } {
  const best = offers.toSorted((a, b) => a.rank - b.rank).slice(0, most);
  return { labels: best.map(({ label }) => label), areMore: offers.length > most };
}

describe('the offers of names', () => {
  it('are those of all names, as far as a list shows them', () => {
    fc.assert(
      fc.property(fc.array(fate, { maxLength: 400, size: 'max' }), (fates) => {
        const all = fates.map((one, place) => ({ name: `t${place}`, node: {} as Tool, place, ...one }));
        const offerOf = (one: (typeof all)[number]): Offer | undefined =>
          one.rank === undefined ? undefined : { label: one.name, kind: CompletionItemKind.Function, rank: one.rank };
        const special = all.filter((one) => one.special).toReversed();
        const offers = offersOfNames({ all, special, usual }, offerOf);
        expect(shown(offers)).toEqual(shown(all.flatMap((one) => offerOf(one) ?? [])));
      }),
    );
  });
});
