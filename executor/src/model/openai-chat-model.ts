import type OpenAI from 'openai';
import type { Provider } from '../protocol/messages.ts';
import { ModelError, type AskContext, type ChatModel, type ChatReply, type ChatRequest } from './chat-model.ts';
import { completionChunk, mayPass, noCompletion, sentError } from './completion-chunk.ts';
import { completionBody, optionalSettings, type OptionalSetting } from './completion-body.ts';
import { ReplyAssembly } from './reply-assembly.ts';
import { retryAfter } from './retry-after.ts';
import { StallWatch } from './stall-watch.ts';

/** Milliseconds without a byte after which a request counts as dead, unless the provider says otherwise. */
const defaultStall = 120_000;

/**
 * Any server that speaks OpenAI's chat completions: streamed, one call at most, usage where it is reported. The SDK is
 * loaded on the first request. The key goes to the provider's origin only: redirects are not followed.
 */
export function openaiChatModel(provider: Provider): ChatModel {
  const refusedSettings = new Set<OptionalSetting>();
  let loading: Promise<OpenAI> | undefined;
  return {
    async ask(request, context) {
      loading ??= connect(provider);
      const client = await loading;
      for (;;) {
        try {
          return await complete(client, provider, request, context, refusedSettings);
        } catch (error) {
          const setting = refusedSetting(error, refusedSettings);
          if (setting === undefined) throw error;
          refusedSettings.add(setting);
        }
      }
    },
  };
}

async function connect({ baseUrl, key }: Provider): Promise<OpenAI> {
  const { default: Client } = await import('openai');
  return new Client({
    baseURL: baseUrl,
    // The SDK insists on a key; without one the header that would carry it is left out.
    apiKey: key ?? 'none',
    // Everything that the SDK would read from the environment is given here: a run uses what its host chose.
    organization: null,
    project: null,
    webhookSecret: null,
    adminAPIKey: null,
    maxRetries: 0,
    timeout: 2 ** 31 - 1,
    logLevel: 'off',
    fetchOptions: { redirect: 'manual' },
    ...(key === undefined && { defaultHeaders: { Authorization: null } }),
  });
}

async function complete(
  client: OpenAI,
  provider: Provider,
  request: ChatRequest,
  context: AskContext,
  without: ReadonlySet<OptionalSetting>,
): Promise<ChatReply> {
  const watch = new StallWatch(provider.stall ?? defaultStall, context.signal);
  const assembly = new ReplyAssembly();
  try {
    const body = completionBody(modelName(request.model), request, without);
    const { data, response } = await client.chat.completions.create(body, { signal: watch.signal }).withResponse();
    watch.sign();
    for await (const chunk of chunks(data, response)) {
      watch.sign();
      const text = assembly.add(completionChunk(provider.name, chunk));
      if (text !== '') context.onText(text);
    }
    // The SDK ends its iteration in silence when the request is aborted.
    watch.signal.throwIfAborted();
  } catch (error) {
    context.signal.throwIfAborted();
    if (watch.stalled) throw new ModelError(`${provider.name} went silent`, { retryable: true, cause: error });
    throw modelError(provider, error);
  } finally {
    watch.end();
  }
  if (assembly.isEmpty) throw new ModelError(`${provider.name} gave no reply`, { retryable: true });
  if (!assembly.isComplete) throw new ModelError(`the reply of ${provider.name} was cut off`, { retryable: true });
  return assembly.reply;
}

/** A server that does not stream answers with one JSON document, which is taken as the only chunk. */
async function* chunks(stream: AsyncIterable<unknown>, response: Response): AsyncIterable<unknown> {
  if (response.headers.get('content-type')?.includes('application/json') === true) {
    yield await response.json();
  } else {
    yield* stream;
  }
}

/** The part after `provider/`. */
function modelName(model: string): string {
  return model.slice(model.indexOf('/') + 1);
}

/** The facts of an error of the SDK that matter here. */
interface ApiFailure extends Error {
  readonly status: number | undefined;
  readonly headers?: Headers | undefined;
  /** What the provider sent as an error. */
  readonly error?: unknown;
}

function isApiFailure(error: unknown): error is ApiFailure {
  return error instanceof Error && 'status' in error;
}

function modelError(provider: Provider, error: unknown): ModelError {
  if (error instanceof ModelError) return error;
  if (isApiFailure(error) && error.status !== undefined) {
    const { status } = error;
    return new ModelError(`${provider.name} answered ${error.message}`, {
      retryable: status >= 400 && mayPass(status),
      retryAfter: retryAfter(error.headers),
      cause: error,
    });
  }
  // In the middle of a stream the SDK itself finds what takes the place of a chunk.
  if (isApiFailure(error) && isPresent(error.error)) return sentError(provider.name, error.error);
  // The SDK trips over parts of a chunk that are `null`; a failure of the network has a cause.
  if (error instanceof TypeError && error.cause === undefined) return noCompletion(provider.name);
  return new ModelError(`${provider.name} could not be asked: ${rootMessage(error)}`, {
    retryable: true,
    cause: error,
  });
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** The message of the innermost cause: `connect ECONNREFUSED …` rather than "Connection error.". */
function rootMessage(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause instanceof Error) innermost = innermost.cause;
  if (!(innermost instanceof Error)) return String(innermost);
  const code = 'code' in innermost && typeof innermost.code === 'string' ? innermost.code : '';
  return innermost.message === '' ? code : innermost.message;
}

/** A setting that the server's complaint names and that was sent. */
function refusedSetting(error: unknown, refused: ReadonlySet<OptionalSetting>): OptionalSetting | undefined {
  if (!(error instanceof ModelError) || !isApiFailure(error.cause)) return undefined;
  const { status, message } = error.cause;
  if (status !== 400 && status !== 422) return undefined;
  return optionalSettings.find((setting) => message.includes(setting) && !refused.has(setting));
}
