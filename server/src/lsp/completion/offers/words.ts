import { CompletionItemKind } from 'vscode-languageserver';
import { isHttpTool, isTool } from '#language/generated/ast.ts';
import type { Asked } from '../asked.ts';
import { rank, type Offer } from '../offer.ts';

/** Words of the language, each at its only place. */
export function wordOffers(words: readonly string[]): readonly Offer[] {
  return words.map((word) => {
    const offer = { label: word, kind: CompletionItemKind.Keyword, rank: rank.best };
    if (word === 'answer') return { ...offer, snippet: 'answer: ${1:""}', again: true };
    const meaning = agents.get(word);
    return meaning === undefined ? offer : { ...offer, description: meaning };
  });
}

const agents = new Map([
  ['workflow', 'ends through its exit only'],
  ['react', 'may end by an answer'],
  ['memgpt', 'an agent with memory, rules as guard rails'],
  ['sleeptime', 'an agent that works in the background'],
]);

/** The methods of HTTP that a tool can use, with an address where none stands yet. */
export function methodOffers({ after }: Asked): readonly Offer[] {
  const hasAddress = /^[ \t]*"/.test(after);
  return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((label) => ({
    label,
    kind: CompletionItemKind.EnumMember,
    ...(hasAddress ? {} : { snippet: `${label} "\${1:https://}"` }),
    rank: rank.best,
  }));
}

/** What may stand in the braces of an HTTP tool: headers, then one body. */
export function httpPartOffers({ facts, cursor }: Asked): readonly Offer[] {
  const http = isTool(facts.declaration) ? facts.declaration.implementation : undefined;
  const body = isHttpTool(http) ? http.body?.$cstNode : undefined;
  return body !== undefined && body.offset > cursor.word.to ? [headerOffer] : [headerOffer, bodyOffer];
}

const headerOffer: Offer = {
  label: 'header',
  kind: CompletionItemKind.Keyword,
  snippet: 'header "${1:Accept}": "$2"',
  wholeLine: true,
  description: 'sends a header',
  again: true,
  rank: rank.best,
};

const bodyOffer: Offer = {
  label: 'body',
  kind: CompletionItemKind.Keyword,
  snippet: 'body { $1 }',
  wholeLine: true,
  description: 'sends JSON',
  again: true,
  rank: rank.best,
};
