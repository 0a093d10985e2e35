import { networkFailure } from '../network/network-failure.ts';

/** What the SDK says before the body of an answer that is no success; the status stands beside it. */
const refused = 'Streamable HTTP error: Error POSTing to endpoint: ';

/** Why a request to a server failed, for a person: what the SDK says, and the status of an answer that it does not say. */
export function wordsOfFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message === 'terminated') return 'the answer was cut off';
  if (error.message.startsWith(refused) && 'code' in error && typeof error.code === 'number') {
    const words = error.message.slice(refused.length).replace(/ \(redirectPolicy: '[^']*'\)$/, '');
    return `the server answered ${error.code}${words.trim() === '' ? '' : `: ${words}`}`;
  }
  if (error.message === 'fetch failed') return networkFailure(error.cause ?? error);
  return error.message.replace(/^MCP error -?\d+: /, '');
}
