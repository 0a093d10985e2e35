import type { Usage } from '#core/events/run-event.ts';
import type { CompletionChunk } from './completion-chunk.ts';

/**
 * Tokens that a chunk reports: in its own `usage`, in that of its choice (Moonshot) or in `x_groq` (Groq). `undefined` for
 * counts that cannot be. No request is without tokens: 0 is what Ollama said of a prompt that it still remembered, and
 * what some say before they have counted.
 */
export function reportedUsage({ usage, choices, x_groq: groq }: CompletionChunk): Usage | undefined {
  const { prompt_tokens: input, completion_tokens: output } = usage ?? choices?.[0]?.usage ?? groq?.usage ?? {};
  return isCount(input) && isCount(output) && input > 0 ? { input, output } : undefined;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
