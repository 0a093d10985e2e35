import { priceOf } from '#core/models/provider-settings.ts';
import type { Provider } from '../protocol/messages.ts';
import type { ChatModel, ChatReply } from './chat-model.ts';

const million = 1_000_000;

/** The same model; a reply whose usage is reported says what it cost, where the user gave a price. */
export function pricedChatModel(model: ChatModel, { prices }: Provider): ChatModel {
  if (prices === undefined) return model;
  return {
    async ask(request, context): Promise<ChatReply> {
      const reply = await model.ask(request, context);
      const price = priceOf(prices, request.model.slice(request.model.indexOf('/') + 1));
      const { usage } = reply;
      if (price === undefined || usage === undefined) return reply;
      return { ...reply, cost: (usage.input * price.input + usage.output * price.output) / million };
    },
  };
}
