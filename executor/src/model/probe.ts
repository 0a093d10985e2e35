import type { Provider } from '../protocol/messages.ts';
import { parsedObject } from '../step/conversation.ts';
import { ModelError, type ChatReply, type ChatRequest, type OfferedTool } from './chat-model.ts';
import type { CompletionBody } from './completion-body.ts';
import { openaiChatModel, type ModelWorld } from './openai-chat-model.ts';
import { Redactor } from '../secrets/redactor.ts';

/** What a model was seen to do. */
export type Probe =
  | {
      readonly ok: true;
      /** Replies come in pieces. */
      readonly streams: boolean;
      /** A call that was asked for in words came, with the arguments that were asked for. */
      readonly callsTools: boolean;
      /** A call that was required, and asked not to be made in words, came all the same. */
      readonly honoursToolChoice: boolean;
      readonly reportsUsage: boolean;
      /** Settings of a request that the server did not take. */
      readonly refuses: readonly string[];
      /** Of both requests together. */
      readonly milliseconds: number;
    }
  | { readonly ok: false; readonly problem: string };

const pick: OfferedTool = {
  name: 'pick_colour',
  description: 'Picks a colour.',
  parameters: {
    type: 'object',
    properties: { colour: { type: 'string', enum: ['red', 'blue'] } },
    required: ['colour'],
    additionalProperties: false,
  },
};

/**
 * Asks a model twice, and reports what its server can do. `model` is `provider/name` of the given provider. Rejects only
 * with the signal's reason.
 */
export async function probeModel(
  model: string,
  provider: Provider,
  signal: AbortSignal,
  world: ModelWorld,
): Promise<Probe> {
  const since = performance.now();
  const seen = new Traffic(world);
  const chat = openaiChatModel(provider, seen.world);
  const ask = (text: string, choice: ChatRequest['choice']): Promise<ChatReply> =>
    chat.ask({ model, messages: [{ role: 'user', text }], tools: [pick], choice }, { signal, onText: () => undefined });
  try {
    const willing = await ask('Call the tool pick_colour with the colour blue.', 'auto');
    const unwilling = await ask('Say hello in one word. Do not call any tool.', { tool: pick.name });
    return {
      ok: true,
      streams: seen.streamed,
      callsTools: willing.call?.name === pick.name && parsedObject(willing.call.arguments)?.colour === 'blue',
      honoursToolChoice: unwilling.call?.name === pick.name,
      reportsUsage: willing.usage !== undefined && unwilling.usage !== undefined,
      refuses: seen.refused,
      milliseconds: Math.round(performance.now() - since),
    };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const redactor = new Redactor();
    redactor.add(provider.key);
    return { ok: false, problem: redactor.text(error.message) };
  }
}

/** What went over the line. */
class Traffic {
  readonly world: ModelWorld;
  #last: Partial<CompletionBody> = {};
  #streamed = false;

  constructor({ fetch, times }: ModelWorld) {
    const watched: ModelWorld['fetch'] = async (url, init) => {
      if (typeof init?.body === 'string') this.#last = JSON.parse(init.body) as CompletionBody;
      const response = await fetch(url, init);
      if (response.ok) this.#streamed = response.headers.get('content-type')?.includes('event-stream') === true;
      return response;
    };
    this.world = { fetch: watched, times };
  }

  /** The last reply came as a stream. */
  get streamed(): boolean {
    return this.#streamed;
  }

  /** What the last request, which would force a tool, did without. */
  get refused(): readonly string[] {
    const { stream, stream_options: options, tool_choice: choice, parallel_tool_calls: parallel } = this.#last;
    const lacking = [
      ['stream', stream !== true],
      ['stream_options', stream === true && options === undefined],
      ['tool_choice', choice === undefined],
      ['named tool_choice', choice === 'required'],
      ['parallel_tool_calls', parallel === undefined],
    ] as const;
    return lacking.flatMap(([name, isLacking]) => (isLacking ? [name] : []));
  }
}
