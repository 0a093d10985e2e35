import type { ChatMessage, ChatModel, ChatReply, ChatRequest, OfferedTool } from '../model/chat-model.ts';
import type { Choices } from './choices.ts';
import { sampleValue } from './sample-value.ts';

/** Calls after which a rehearsal ends wherever it may. */
const longEnough = 6;

/** Answering in text, as one of the things that a model can do. */
const answer = Symbol('answer');
type Deed = OfferedTool | typeof answer;

/**
 * A model that needs no network: picks among the offered tools, those that were taken least from here first, and makes
 * up arguments that fit. Reports no tokens, since it uses none.
 */
export function rehearsalChatModel(choices: Choices): ChatModel {
  return {
    ask(request) {
      return Promise.resolve(reply(request, choices));
    },
  };
}

function reply(request: ChatRequest, choices: Choices): ChatReply {
  const usage = { input: 0, output: 0 };
  const place = `after ${lastCall(request.messages)}`;
  const deeds: Deed[] = [...request.tools];
  if (request.choice === 'auto' || request.choice === 'none') deeds.push(answer);
  const endings = deeds.filter((deed) => deed === answer || deed.name === request.finish);
  const pool = endings.length > 0 && callCount(request.messages) >= longEnough ? endings : deeds;
  const [deed = answer] = choices.ranked(place, pool, nameOf);
  choices.take(place, nameOf(deed));
  if (deed === answer) return { text: 'A sample answer.', usage };
  const args = sampleValue(deed.parameters, deed.name, choices);
  return { call: { name: deed.name, arguments: JSON.stringify(args) }, usage };
}

function nameOf(deed: Deed): string {
  return deed === answer ? '' : deed.name;
}

function lastCall(messages: readonly ChatMessage[]): string {
  const last = messages.findLast((message) => message.role === 'assistant');
  return last?.role === 'assistant' ? (last.call?.name ?? '') : '';
}

function callCount(messages: readonly ChatMessage[]): number {
  return messages.reduce((count, message) => count + (message.role === 'tool' ? 1 : 0), 0);
}
