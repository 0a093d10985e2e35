import { CompletionItemKind } from 'vscode-languageserver';
import type { Asked } from '../asked.ts';
import { rank, type Offer } from '../offer.ts';
import { literal, stop } from '../snippet.ts';
import { secretNames } from './secrets.ts';

const names = [
  'Accept',
  'Accept-Language',
  'Authorization',
  'Cache-Control',
  'Content-Type',
  'Cookie',
  'Idempotency-Key',
  'If-Match',
  'If-None-Match',
  'User-Agent',
  'X-API-Key',
];

const mediaTypes = ['application/json', 'application/x-www-form-urlencoded', 'text/plain', 'text/html', '*/*'];

/** Names of headers of requests. */
export const headerOffers: readonly Offer[] = names.map((label) => {
  return { label, kind: CompletionItemKind.Constant, rank: rank.best };
});

/** What a header of that name usually holds. */
export function headerValueOffers(asked: Asked, header: string): readonly Offer[] {
  const secret = (name: string): string => `{secret.${name}}`;
  const [known = 'API_TOKEN'] = secretNames(asked);
  switch (header.toLowerCase()) {
    case 'accept':
    case 'content-type':
      return mediaTypes.map((label) => ({ label, kind: CompletionItemKind.Value, rank: rank.best }));
    case 'authorization':
      return ['Bearer', 'Basic'].map((scheme) => ({
        label: `${scheme} ${secret('…')}`,
        filter: scheme,
        kind: CompletionItemKind.Snippet,
        snippet: `${scheme} {secret.${stop(1, known)}${literal('}')}`,
        description: 'a secret that is asked for, never written here',
        rank: rank.best,
      }));
    case 'x-api-key':
      return [
        {
          label: secret('…'),
          kind: CompletionItemKind.Snippet,
          snippet: `{secret.${stop(1, known)}${literal('}')}`,
          rank: rank.best,
        },
      ];
    default:
      return [];
  }
}
