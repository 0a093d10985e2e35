import { networkFailure } from '../network/network-failure.ts';
import { ProxyRefusal } from '../network/proxy-refusal.ts';
import { ModelError } from './chat-model.ts';
import { mayPass, noCompletion } from './completion-chunk.ts';
import { complaintOf } from './complaint.ts';
import type { FailedAnswer } from './exchange.ts';
import { retryAfter } from './retry-after.ts';

/** What stands in the way of a reply, from what was thrown and what the server answered. */
export function modelError(provider: string, error: unknown, failed: FailedAnswer | undefined): ModelError {
  if (failed !== undefined) return failedAnswer(provider, error, failed);
  const known = innermost(error);
  if (known instanceof ModelError) return known;
  // A part of a chunk was not what it should be; a failure of the network has a cause.
  const isMisread = error instanceof TypeError;
  if (isMisread && error.cause === undefined) return noCompletion(provider);
  // A wrong password that is sent again and again may lock its owner out.
  const retryable = !(known instanceof ProxyRefusal) || mayPass(known.status);
  return new ModelError(`${provider} could not be asked: ${networkFailure(known)}`, { retryable, cause: error });
}

function failedAnswer(provider: string, error: unknown, { status, headers, text }: FailedAnswer): ModelError {
  const elsewhere = status < 400 ? headers.get('location') : null;
  const where = elsewhere === null ? '' : ` and sends on to ${elsewhere}, which is not followed`;
  const complaint = complaintOf(text);
  return new ModelError(`${provider} answered ${status}${where}${complaint === '' ? '' : `: ${complaint}`}`, {
    retryable: status >= 400 && mayPass(status),
    retryAfter: retryAfter(headers),
    cause: error,
  });
}

/** The cause of all causes: `connect ECONNREFUSED …` rather than "Connection error.". */
function innermost(error: unknown): unknown {
  let cause = error;
  while (cause instanceof Error && !(cause instanceof ModelError) && cause.cause instanceof Error) cause = cause.cause;
  return cause;
}
