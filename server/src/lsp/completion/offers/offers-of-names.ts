import type { NamedDeclaration } from '../facts.ts';
import { most, type Offer } from '../offer.ts';

/** Names of which most get offers of one rank. */
interface Names<T extends NamedDeclaration> {
  /** All of them, in their order. */
  readonly all: Iterable<T>;
  /** Those that may get another rank. */
  readonly special: readonly T[];
  /** The rank of the others, unless it is a worse one. */
  readonly usual: Offer['rank'];
}

/**
 * The offers of names, in the order of these. Files have thousands, so of the others no more are looked at than a list can
 * hold, and one to show that there are.
 */
export function offersOfNames<T extends NamedDeclaration>(
  { all, special, usual }: Names<T>,
  offerOf: (one: T) => Offer | undefined,
): readonly Offer[] {
  const offered: { readonly place: number; readonly offer: Offer }[] = [];
  const add = (one: T): Offer | undefined => {
    const offer = offerOf(one);
    if (offer) offered.push({ place: one.place, offer });
    return offer;
  };
  special.forEach(add);
  const names = new Set(special.map(({ name }) => name));
  let others = 0;
  for (const one of all) {
    if (others > most) break;
    if (!names.has(one.name) && add(one)?.rank === usual) others += 1;
  }
  return offered.sort((a, b) => a.place - b.place).map(({ offer }) => offer);
}
