import type { Provider } from '#executor/protocol/messages.ts';
import type { Answer, ReceivedRequest } from '../completion-server.ts';
import { offered } from '../model-answers.ts';

/**
 * A server as people have met it, with the quirks that are its own. Each calls the first tool that it is offered, with
 * the text `x`; `source` says where the quirk was written down.
 */
export interface ModelProfile {
  readonly quirk: string;
  readonly source: string;
  /** What a user writes in the settings, with the server's address in place of the real one. */
  readonly provider: (origin: string) => Omit<Provider, 'name'>;
  readonly answer: Answer;
  /** Tokens that each reply reports. */
  readonly usage: 'reported' | 'unknown';
}

/** Profiles by the name of the server. */
export type ModelProfiles = Readonly<Record<string, ModelProfile>>;

export const v1 = (origin: string): { readonly baseUrl: string } => ({ baseUrl: `${origin}/v1` });
export const withKey = (origin: string): { readonly baseUrl: string; readonly key: string } => ({
  ...v1(origin),
  key: 'sk-profile-key',
});
export const tokens = { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 };
export const usageChunk = { choices: [], usage: tokens };
export const json = '{"text":"x"}';
export const first = (request: ReceivedRequest): string => offered(request)[0] ?? '';

/** What a server answers with. */
export type Response = Parameters<Answer>[0];

export function stream(
  response: Response,
  chunks: readonly object[],
  more: { readonly comment?: string; readonly end?: string } = {},
): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  if (more.comment !== undefined) response.write(`: ${more.comment}\n\n`);
  for (const chunk of chunks) response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  response.end(more.end ?? 'data: [DONE]\n\n');
}

export function refuse(response: Response, status: number, error: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(error));
}

export const delta = (piece: object, finish: string | null = null): object => ({
  choices: [{ index: 0, delta: piece, finish_reason: finish }],
});
export const callPiece = (piece: object, more: object = {}): object =>
  delta({ tool_calls: [{ index: 0, type: 'function', ...more, function: piece }] });
export const ended = delta({}, 'tool_calls');

/** Answers one way and the other in turn. */
export function everySecond(one: Answer, other: Answer): Answer {
  let count = 0;
  return (response, request) => {
    count += 1;
    (count % 2 === 1 ? one : other)(response, request);
  };
}
