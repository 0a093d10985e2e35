import type { FailedAnswer } from './exchange.ts';
import type { CompletionBody, OptionalSetting } from './completion-body.ts';

/** What llama.cpp answered, with status 500, before it could stream calls. */
const cannotStreamCalls = /cannot use tools with stream/i;

/** Statuses of a complaint about a request; OpenRouter says 404 when no server behind it takes a setting. */
const complaints: ReadonlySet<number> = new Set([400, 404, 422, 501]);

/** The setting that was sent and that the server's complaint names. */
export function refusedSetting({ status, text }: FailedAnswer, sent: CompletionBody): OptionalSetting | undefined {
  if (status === 500 && sent.stream && cannotStreamCalls.test(text)) return 'stream';
  if (!complaints.has(status)) return undefined;
  if (sent.parallel_tool_calls !== undefined && text.includes('parallel_tool_calls')) return 'parallel_tool_calls';
  if (sent.stream_options !== undefined && text.includes('stream_options')) return 'stream_options';
  if (sent.tool_choice !== undefined && text.includes('tool_choice')) {
    return typeof sent.tool_choice === 'string' ? 'tool_choice' : 'named tool_choice';
  }
  return sent.stream && /\bstream(ing|ed)?\b/i.test(text) ? 'stream' : undefined;
}
