import type { Provider } from '../protocol/messages.ts';
import { ModelError, type AskContext, type ChatModel, type ChatReply } from './chat-model.ts';
import { completionBody, type CompletionBody } from './completion-body.ts';
import { completionChunk } from './completion-chunk.ts';
import { completionChunks } from './completion-chunks.ts';
import { Exchange, type Fetch } from './exchange.ts';
import { modelError } from './model-error.ts';
import { realTimes, type ModelTimes } from './model-times.ts';
import { openaiSdk } from './openai-sdk.ts';
import { refusedSetting, type OptionalSetting } from './optional-settings.ts';
import { ReplyAssembly } from './reply-assembly.ts';
import { StallWatch } from './stall-watch.ts';

/** Milliseconds without a byte after which a request counts as dead, unless the provider says otherwise. */
const defaultStall = 120_000;

/** How a model reaches its server, and what time it is there. */
export interface ModelWorld {
  readonly fetch: Fetch;
  readonly times: ModelTimes;
}

export const realWorld: ModelWorld = { fetch: (url, init) => fetch(url, init), times: realTimes };

/**
 * Any server that speaks OpenAI's chat completions: streamed where it can, one call at most, usage where it is
 * reported. What a server refuses of a request is left out from then on, for that model.
 */
export function openaiChatModel(provider: Provider, world: ModelWorld = realWorld): ChatModel {
  const refused = new Map<string, ReadonlySet<OptionalSetting>>();
  return {
    async ask(request, context) {
      const model = modelName(request.model);
      for (;;) {
        const without = refused.get(model) ?? new Set();
        const answer = await complete(provider, completionBody(model, request, without), context, world);
        if (!('refused' in answer)) return answer;
        refused.set(model, new Set(without).add(answer.refused));
      }
    },
  };
}

async function complete(
  provider: Provider,
  body: CompletionBody,
  context: AskContext,
  { fetch, times }: ModelWorld,
): Promise<ChatReply | { readonly refused: OptionalSetting }> {
  const watch = new StallWatch(provider.stall ?? defaultStall, context.signal, times);
  const exchange = new Exchange(fetch, () => {
    watch.sign();
  });
  const assembly = new ReplyAssembly();
  try {
    const sdk = await openaiSdk(provider, body.model, exchange.fetch);
    const response = await sdk.send(body, watch.signal);
    for await (const chunk of completionChunks(provider.name, sdk, response)) {
      const text = assembly.add(completionChunk(provider.name, chunk));
      if (text !== '') context.onText(text);
    }
    // The SDK ends its iteration in silence when the request is aborted.
    watch.signal.throwIfAborted();
  } catch (error) {
    context.signal.throwIfAborted();
    if (watch.stalled) throw new ModelError(`${provider.name} went silent`, { retryable: true, cause: error });
    const setting = exchange.failed && refusedSetting(exchange.failed, body);
    if (setting !== undefined) return { refused: setting };
    throw modelError(provider.name, error, exchange.failed);
  } finally {
    watch.end();
  }
  if (assembly.isEmpty) throw new ModelError(`${provider.name} gave no reply`, { retryable: true });
  if (!assembly.isComplete) throw new ModelError(`the reply of ${provider.name} was cut off`, { retryable: true });
  return assembly.reply;
}

/** The part after `provider/`. */
function modelName(model: string): string {
  return model.slice(model.indexOf('/') + 1);
}
