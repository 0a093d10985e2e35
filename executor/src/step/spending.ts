import type { Usage } from '#core/events/run-event.ts';
import type { ChatMessage, ChatReply } from '../model/chat-model.ts';
import type { Spent } from '../ports/step-port.ts';

/** Characters of one token, for replies whose usage is not reported. */
const charactersPerToken = 4;

export const nothingSpent: Spent = { input: 0, output: 0, unreported: 0, estimated: 0, unpriced: 0 };

/** The sum of two spendings. */
export function addSpent(one: Spent, other: Spent): Spent {
  return {
    input: one.input + other.input,
    output: one.output + other.output,
    unreported: one.unreported + other.unreported,
    estimated: one.estimated + other.estimated,
    unpriced: one.unpriced + other.unpriced,
    ...((one.cost ?? other.cost) !== undefined && { cost: (one.cost ?? 0) + (other.cost ?? 0) }),
  };
}

/**
 * What one reply cost; without one, what a request may have cost that was cancelled or failed. Without a report the
 * texts are measured, so that a budget holds with any provider.
 */
export function spentOn(messages: readonly ChatMessage[], reply: ChatReply = {}): Spent {
  const priced = reply.cost === undefined ? { unpriced: 1 } : { cost: reply.cost };
  if (reply.usage !== undefined) return { ...nothingSpent, ...reply.usage, ...priced };
  const said = (reply.text?.length ?? 0) + (reply.call?.arguments.length ?? 0);
  const characters = messages.reduce((sum, message) => sum + messageLength(message), said);
  return { ...nothingSpent, ...priced, unreported: 1, estimated: Math.ceil(characters / charactersPerToken) };
}

function messageLength(message: ChatMessage): number {
  if (message.role !== 'assistant') return message.text.length;
  return (message.text?.length ?? 0) + (message.call?.arguments.length ?? 0);
}

/** Tokens that count against a budget. */
export function countedTokens(spent: Spent): number {
  return spent.input + spent.output + spent.estimated;
}

/** Tokens of a budget that are left. */
export function tokensLeft(budget: number | undefined, spent: Spent): number | undefined {
  return budget === undefined ? undefined : Math.max(0, budget - countedTokens(spent));
}

/** The sum of the reported usage; `undefined` when some reply reported none: unknown is not 0. */
export function reportedUsage(spent: Spent): Usage | undefined {
  return spent.unreported > 0 ? undefined : { input: spent.input, output: spent.output };
}

/** What the replies cost, in US dollars; `undefined` when the cost of one is unknown, or nothing was asked. */
export function reportedCost({ unpriced, cost }: Spent): number | undefined {
  return unpriced > 0 ? undefined : cost;
}
