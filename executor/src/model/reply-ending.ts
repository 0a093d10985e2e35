/** How a reply came to its end. */
export type ReplyEnding =
  /** All of it is there. */
  | 'whole'
  /** A limit of tokens came first. */
  | 'cut'
  /** A filter took it away. */
  | 'withheld'
  /** What made it failed. */
  | 'broken';

/**
 * Words for an end that is not the reply's own. Beside OpenAI's `length`: Mistral's `model_length`, `max_tokens` of gateways
 * to other services, DeepSeek's `insufficient_system_resource`, OpenRouter's `error`, and the rest from z.AI.
 */
const endings: ReadonlyMap<string, ReplyEnding> = new Map([
  ['length', 'cut'],
  ['model_length', 'cut'],
  ['max_tokens', 'cut'],
  ['model_context_window_exceeded', 'cut'],
  ['sensitive', 'withheld'],
  ['error', 'broken'],
  ['network_error', 'broken'],
  ['insufficient_system_resource', 'broken'],
]);

/** What a `finish_reason` means. Gemini's begins with `content_filter` and goes on with the filter's name. */
export function replyEnding(reason: string): ReplyEnding {
  const word = reason.toLowerCase();
  return word.startsWith('content_filter') ? 'withheld' : (endings.get(word) ?? 'whole');
}
