import type { ApprovalVerdict, AskApprovalParams } from '../protocol/messages.ts';
import { untilAborted } from '../ports/until-aborted.ts';

export type AskApproval = (question: AskApprovalParams, signal: AbortSignal) => Promise<ApprovalVerdict>;

/** Denies what nobody has answered within so many milliseconds; the question is withdrawn then. */
export function answeredInTime(ask: AskApproval, limit: number | undefined): AskApproval {
  if (limit === undefined) return ask;
  return async (question, signal) => {
    const deadline = new AbortController();
    const timer = setTimeout(() => {
      deadline.abort();
    }, limit);
    const either = AbortSignal.any([signal, deadline.signal]);
    try {
      return await untilAborted(ask(question, either), either);
    } catch (error) {
      if (signal.aborted || !deadline.signal.aborted) throw error;
      return { verdict: 'denied', reason: 'nobody answered in time' };
    } finally {
      clearTimeout(timer);
    }
  };
}
