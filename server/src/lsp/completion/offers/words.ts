import { CompletionItemKind } from 'vscode-languageserver';
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

/** The methods of HTTP that a tool can use. */
export const methodOffers: readonly Offer[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((label) => ({
  label,
  kind: CompletionItemKind.EnumMember,
  snippet: `${label} "\${1:https://}"`,
  rank: rank.best,
}));

/** What may stand in the braces of an HTTP tool. */
export const httpPartOffers: readonly Offer[] = [
  {
    label: 'header',
    kind: CompletionItemKind.Keyword,
    snippet: 'header "${1:Accept}": "${2:application/json}"',
    description: 'sends a header',
    rank: rank.best,
  },
  {
    label: 'body',
    kind: CompletionItemKind.Keyword,
    snippet: 'body { $1 }',
    description: 'sends JSON',
    again: true,
    rank: rank.best,
  },
];
