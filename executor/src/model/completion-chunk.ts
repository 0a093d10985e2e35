import { ModelError } from './chat-model.ts';
import { complaintOf } from './complaint.ts';

/** What may be in one chunk of a streamed completion. Servers leave out, and add, what they like. */
export interface CompletionChunk {
  readonly choices?: readonly ChunkChoice[] | null;
  readonly usage?: ChunkUsage | null;
  readonly x_groq?: { readonly usage?: ChunkUsage | null } | null;
}

interface ChunkUsage {
  readonly prompt_tokens?: unknown;
  readonly completion_tokens?: unknown;
}

interface ChunkChoice {
  readonly delta?: ChunkDelta | null;
  /** In place of `delta` when a server does not stream. */
  readonly message?: ChunkDelta | null;
  readonly finish_reason?: unknown;
  readonly usage?: ChunkUsage | null;
}

interface ChunkDelta {
  readonly content?: unknown;
  /** What the model says instead, when it declines. */
  readonly refusal?: unknown;
  readonly tool_calls?: readonly ChunkCall[] | null;
  /** The one call of servers from before there were several. */
  readonly function_call?: ChunkCall['function'];
}

export interface ChunkCall {
  readonly index?: number | null;
  readonly id?: unknown;
  readonly function?: { readonly name?: unknown; readonly arguments?: unknown } | null;
}

/**
 * A chunk of a completion, as far as its shape matters; throws a `ModelError` for an error that a provider sends in the
 * place of one, with the provider's words, and for anything else.
 */
export function completionChunk(provider: string, chunk: unknown): CompletionChunk {
  if (!isObject(chunk)) throw noCompletion(provider);
  const { choices, error } = chunk;
  if (isThere(error)) throw sentError(provider, error);
  if (choices !== undefined && choices !== null && !(Array.isArray(choices) && choices.every(isObject))) {
    throw noCompletion(provider);
  }
  // A gateway that loses the server behind it says so beside the half of the reply.
  const failed = choices?.find((choice) => isThere(choice.error));
  if (failed !== undefined) throw sentError(provider, failed.error);
  return chunk;
}

/**
 * Whether a chunk brings the answer forward: text, reasoning, a piece of a call. Some servers send chunks without any, to
 * keep the line open.
 */
export function saysSomething({ choices }: CompletionChunk): boolean {
  const delta: unknown = choices?.[0]?.delta ?? choices?.[0]?.message;
  return isObject(delta) && Object.entries(delta).some(([name, value]) => name !== 'role' && !isEmpty(value));
}

/** An error that a provider sent in a successful response. */
export function sentError(provider: string, error: unknown): ModelError {
  const code = isObject(error) ? error.code : undefined;
  const words = complaintOf(JSON.stringify(error));
  return new ModelError(`${provider} answered ${words}`, { retryable: typeof code !== 'number' || mayPass(code) });
}

/** Statuses that ask for another try: time-out, conflict, too early (RFC 8470), too many requests. */
const passing = new Set([408, 409, 425, 429]);

/** Whether a request that got this status may succeed later. */
export function mayPass(status: number): boolean {
  return passing.has(status) || status < 400 || status >= 500;
}

/** What a provider sent cannot be read as a completion. */
export function noCompletion(provider: string): ModelError {
  return new ModelError(`${provider} sent something that is no completion`, { retryable: true });
}

function isEmpty(value: unknown): boolean {
  return !isThere(value) || value === '' || (Array.isArray(value) && value.length === 0);
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
