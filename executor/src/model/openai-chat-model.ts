import type { Provider } from '../protocol/messages.ts';
import { ModelError, type AskContext, type ChatModel, type ChatReply } from './chat-model.ts';
import { completionBody, type CompletionBody, type OptionalSetting } from './completion-body.ts';
import { completionChunk, saysSomething } from './completion-chunk.ts';
import { completionChunks } from './completion-chunks.ts';
import { failedAnswer, type Fetch } from './exchange.ts';
import { modelError } from './model-error.ts';
import { realTimes, type ModelTimes } from './model-times.ts';
import { networkRequest } from '../network/network-request.ts';
import { openaiSdk, type Send } from './openai-sdk.ts';
import { refusedSetting } from './optional-settings.ts';
import { ReplyAssembly } from './reply-assembly.ts';
import { replyEnding } from './reply-ending.ts';
import { StallWatch } from './stall-watch.ts';

/** Milliseconds without a byte after which a request counts as dead, unless the provider says otherwise. */
const defaultStall = 120_000;

/** How a model reaches its server, and what time it is there. */
export interface ModelWorld {
  readonly fetch: Fetch;
  readonly times: ModelTimes;
}

/** All runs of a process share its connections. */
export const realWorld: ModelWorld = { fetch: networkRequest(process.env), times: realTimes };

/**
 * Any server that speaks OpenAI's chat completions: streamed where it can, one call at most, usage where it is
 * reported. What a server refuses of a request is left out from then on, for that model.
 */
export function openaiChatModel(provider: Provider, world: ModelWorld = realWorld): ChatModel {
  const refused = new Map<string, ReadonlySet<OptionalSetting>>();
  const senders = new Map<string, Promise<Send>>();
  const senderOf = (model: string): Promise<Send> => {
    const known = senders.get(model) ?? openaiSdk(provider, model, world.fetch);
    senders.set(model, known);
    return known;
  };
  return {
    async ask(request, context) {
      const model = modelName(request.model);
      for (;;) {
        const without = refused.get(model) ?? new Set();
        const answer = await complete(
          provider,
          senderOf,
          completionBody(model, request, without),
          context,
          world.times,
        );
        if (!('refused' in answer)) return answer;
        refused.set(model, new Set(without).add(answer.refused));
      }
    },
  };
}

async function complete(
  provider: Provider,
  senderOf: (model: string) => Promise<Send>,
  body: CompletionBody,
  context: AskContext,
  times: ModelTimes,
): Promise<ChatReply | { readonly refused: OptionalSetting }> {
  const watch = new StallWatch(provider.stall ?? defaultStall, context.signal, times);
  const sign = (): void => {
    watch.sign();
  };
  const assembly = new ReplyAssembly();
  try {
    const send = await senderOf(body.model);
    const response = await send(body, watch.signal);
    sign();
    for await (const sent of completionChunks(provider.name, response, sign)) {
      const chunk = completionChunk(provider.name, sent);
      if (saysSomething(chunk)) watch.word();
      const text = assembly.add(chunk);
      if (text !== '') context.onText(text);
    }
  } catch (error) {
    context.signal.throwIfAborted();
    if (watch.stall !== undefined) {
      throw new ModelError(`${provider.name} went silent: ${watch.stall}`, { retryable: true, cause: error });
    }
    const failed = failedAnswer(error);
    const setting = failed && refusedSetting(failed, body);
    if (setting !== undefined) return { refused: setting };
    throw modelError(provider.name, error, failed);
  } finally {
    watch.end();
  }
  if (assembly.isEmpty) throw new ModelError(`${provider.name} gave no reply`, { retryable: true });
  const { finish } = assembly;
  const ending = replyEnding(finish);
  if (ending === 'withheld') {
    throw new ModelError(`${provider.name} withheld its reply (${finish})`, { retryable: false });
  }
  if (ending === 'broken')
    throw new ModelError(`${provider.name} broke off its reply (${finish})`, { retryable: true });
  if (!assembly.isComplete) throw new ModelError(`the reply of ${provider.name} was cut off`, { retryable: true });
  return assembly.reply;
}

/** The part after `provider/`. */
function modelName(model: string): string {
  return model.slice(model.indexOf('/') + 1);
}
