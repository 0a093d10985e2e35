import { CompletionItemKind } from 'vscode-languageserver';
import { isTypeAlias } from '#language/generated/ast.ts';
import type { Asked } from '../asked.ts';
import { rank, type Offer } from '../offer.ts';
import { offersOfNames } from './offers-of-names.ts';
import { importOffers, nameOffer } from './tool-offer.ts';

const primitives: readonly (readonly [string, string])[] = [
  ['string', 'a text'],
  ['number', 'a number'],
  ['integer', 'a whole number'],
  ['boolean', 'true or false'],
  ['null', 'nothing'],
  ['any', 'whatever it is: unchecked'],
];

const shapes: readonly Offer[] = [
  {
    label: '{ … }',
    kind: CompletionItemKind.Struct,
    filter: 'object',
    snippet: '{ ${1:field}: ${2:string} }',
    description: 'an object',
    rank: rank.other,
  },
  {
    label: '"a" | "b"',
    kind: CompletionItemKind.Enum,
    filter: 'union',
    snippet: '"${1:a}" | "${2:b}"',
    description: 'one of several texts',
    rank: rank.other,
  },
];

/** Types by name, and the ways to write one. A type that is being declared comes last: it cannot be only itself. */
export function typeOffers(asked: Asked): readonly Offer[] {
  const { facts } = asked;
  const named = offersOfNames({ all: facts.named(), special: [], usual: rank.best }, (one) => {
    if (!isTypeAlias(one.node) || !asked.fits(one.name)) return undefined;
    const isOwn = one.node === facts.declaration;
    return nameOffer(one, isOwn ? { rank: rank.objected, description: 'this type itself' } : { rank: rank.best });
  });
  const basic = primitives.map(([label, description]) => {
    return { label, kind: CompletionItemKind.Keyword, description, rank: rank.good };
  });
  return [...named, ...basic, ...shapes, ...importOffers(asked, 'type')];
}
