import type { Parameter } from '#core/ir/tool.ts';
import type { Type } from '#core/ir/type.ts';
import { fit } from '#core/types/fits.ts';
import { parametersSchema } from '#core/types/json-schema.ts';
import { readText } from '#core/types/read-text.ts';
import { ModelError, type ChatMessage, type ChatReply, type ChatRequest } from '../model/chat-model.ts';
import type { ModelTable } from '../model/model-table.ts';
import { callId, parsedObject, refusalMessages, reminderMessages } from '../step/conversation.ts';
import { addSpent, nothingSpent, spentOn, tokensLeft } from '../step/spending.ts';
import { resolveTemplate } from '../values/resolve-value.ts';
import { textForm } from '../values/text-form.ts';
import type { Returned, ToolCall } from './tool-call.ts';
import { ToolFailure } from './tool-failure.ts';

/** Replies that do not fit before the tool fails. */
const patience = 3;
const answerTool = 'answer';
const text: Type = { kind: 'primitive', name: 'string' };

/** Asks the model for a value of the tool's result type: a text as an answer, anything else through a call that fits. */
export async function runPrompt(call: ToolCall<'prompt'>, models: ModelTable): Promise<Returned> {
  const model = call.model === undefined ? undefined : models(call.model);
  if (call.model === undefined || model === undefined) throw new ToolFailure('there is no model to ask', final);
  let messages = opening(call);
  let spent = nothingSpent;
  let problem = '';
  for (let attempt = 0; attempt < patience; attempt += 1) {
    if (tokensLeft(call.tokens, spent) === 0) {
      throw new ToolFailure(`the tokens of the run are used up${problem === '' ? '' : `: ${problem}`}`, final);
    }
    const request: ChatRequest = { model: call.model, messages, ...wanted(call) };
    call.spending(addSpent(spent, spentOn(messages)));
    const reply = await asked(() => model.ask(request, { signal: call.signal, onText: () => undefined }));
    spent = addSpent(spent, spentOn(messages, reply));
    call.spending(spent);
    const read = readReply(call, reply);
    if (read.ok) return { kind: 'value', value: read.value };
    problem = read.problem;
    const hint = `That does not fit: ${problem}. Answer again.`;
    const told =
      reply.call === undefined
        ? reminderMessages(reply.text, hint)
        : refusalMessages(callId(attempt), reply.call, hint, reply.text);
    messages = [...messages, ...told];
  }
  throw new ToolFailure(`the model's answer does not fit: ${problem}`, final);
}

const final = { repeatable: false } as const;

function opening(call: ToolCall<'prompt'>): readonly ChatMessage[] {
  const prompt = resolveTemplate(call.implementation.text, { inputs: call.arguments, calls: new Map() });
  if (!prompt.ok) throw new ToolFailure(prompt.message, final);
  const system = wantsText(call)
    ? 'Answer with the text that is asked for and nothing else.'
    : `Answer by calling "${answerTool}" with the value that is asked for.`;
  const about = call.tool.doc === undefined ? '' : ` The task: ${call.tool.doc}`;
  return [
    { role: 'system', text: system + about },
    { role: 'user', text: textForm(prompt.value) },
  ];
}

function wanted(call: ToolCall<'prompt'>): Pick<ChatRequest, 'tools' | 'choice'> {
  if (wantsText(call)) return { tools: [], choice: 'none' };
  const value: Parameter = { id: call.tool.id, name: 'value', type: call.tool.returns ?? text, optional: false };
  const parameters = parametersSchema([value], call.types);
  return { tools: [{ name: answerTool, description: 'Give the answer.', parameters }], choice: { tool: answerTool } };
}

function wantsText({ tool }: ToolCall<'prompt'>): boolean {
  return tool.returns === undefined || (tool.returns.kind === 'primitive' && tool.returns.name === 'string');
}

function readReply(call: ToolCall<'prompt'>, reply: ChatReply): ReturnType<typeof fit> {
  const type = call.tool.returns ?? text;
  const cut = { ok: false, problem: "it was cut off at the model's limit of tokens" } as const;
  if (reply.call === undefined) return reply.cut === true ? cut : readText(type, reply.text ?? '', call.types);
  const given = parsedObject(reply.call.arguments);
  if (given === undefined && reply.cut === true) return cut;
  const value = given !== undefined && Object.hasOwn(given, 'value') ? given.value : undefined;
  return value === undefined ? { ok: false, problem: 'there is no `value`' } : fit(type, value, call.types, 'open');
}

async function asked(ask: () => Promise<ChatReply>): Promise<ChatReply> {
  try {
    return await ask();
  } catch (error) {
    throw error instanceof ModelError ? new ToolFailure(error.message, { ...final, cause: error }) : error;
  }
}
