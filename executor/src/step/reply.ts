import type { RunEventBody } from '#core/events/run-event.ts';
import { rulesAmong } from '#core/rules/obstacles.ts';
import { ruleText } from '#core/rules/rule-text.ts';
import { fit } from '#core/types/fits.ts';
import { readText } from '#core/types/read-text.ts';
import type { ChatReply } from '../model/chat-model.ts';
import type { ModelResult } from '../ports/step-port.ts';
import { fitArguments } from './arguments.ts';
import { budgetEnd } from './ask-model.ts';
import { callId, parsedObject, refusalMessages, reminderMessages } from './conversation.ts';
import { decide, exitWith } from './decide.ts';
import { makeCall, propose } from './propose.ts';
import type { RunContext } from './run-context.ts';
import type { RunState } from './run-state.ts';
import { callableNames, onlyCall, situationOf, type Situation } from './situation.ts';
import { addSpent, spentOn } from './spending.ts';
import { endTurn, type RunEnd, type Turn } from './turn.ts';

/** Replies in a row that cannot be used before the run stops. */
const patience = 3;

/** What is said of a reply that a limit of tokens ended. */
const cutOff = "cut off at the model's limit of tokens";

/** Characters of a name that nobody declared which are repeated; and of what a refusal says to the model. */
const longestName = 100;
const longestHint = 10_000;

/** Takes a reply of the model: a call that the rules allow, an answer where one may be given, or a refusal. */
export function takeReply(context: RunContext, state: RunState, result: ModelResult): Turn {
  if (!result.ok) {
    const asked = { ...state, spent: addSpent(state.spent, spentOn(state.messages)) };
    return endTurn(asked, { reason: 'model-failed', message: result.error });
  }
  const { reply } = result;
  const paid = { ...state, spent: addSpent(state.spent, spentOn(state.messages, reply)) };
  const turn = budgetEnd(context, paid) ?? useReply(context, paid, reply);
  return { ...turn, events: [replied(context, state.steps, result), ...turn.events] };
}

function replied(
  context: RunContext,
  step: number,
  { reply, milliseconds }: Extract<ModelResult, { ok: true }>,
): RunEventBody {
  const { text, call, usage, cost } = reply;
  return {
    type: 'model-replied',
    step,
    ...(text !== undefined && { text }),
    ...(call !== undefined && { call: { tool: ownName(context, call.name), arguments: call.arguments } }),
    ...(usage !== undefined && { usage }),
    ...(cost !== undefined && { cost }),
    milliseconds,
  };
}

function ownName({ plan }: RunContext, wireName: string): string {
  const own = plan.names.fromWire.get(wireName);
  if (own !== undefined || wireName.length <= longestName || plan.tools.has(wireName)) return own ?? wireName;
  return `${wireName.slice(0, longestName)}…`;
}

function useReply(context: RunContext, state: RunState, reply: ChatReply): Turn {
  const situation = situationOf(context.plan, state);
  if (reply.call !== undefined) return useCall(context, state, situation, reply, reply.call);
  const { mayAnswer } = situation.allowed;
  const answer = mayAnswer && reply.cut !== true ? answered(context, reply.text) : undefined;
  if (answer !== undefined) return endTurn(state, answer);
  const instead = mayAnswer
    ? 'Answer, or call one of the tools that are offered.'
    : `Call one of these tools: ${callableNames(context.plan, situation).join(', ')}. A text alone is not enough.`;
  const hint = reply.cut === true ? `The reply was ${cutOff}: be brief. ${instead}` : instead;
  return refuse(context, state, { reason: 'no-call', hint, reply });
}

/** The run's answer, when the text is one. */
function answered({ plan }: RunContext, text: string | undefined): RunEnd | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const read = readText(plan.answerType, text, plan.types);
  return read.ok ? { reason: 'answered', result: read.value } : undefined;
}

function useCall(
  context: RunContext,
  state: RunState,
  situation: Situation,
  reply: ChatReply,
  call: NonNullable<ChatReply['call']>,
): Turn {
  const { plan } = context;
  const name = ownName(context, call.name);
  const option = situation.options.find((candidate) => candidate.tool === name);
  const { finish } = situation.allowed;
  const isFinish = name === plan.finish && finish !== undefined;
  if (option === undefined && !isFinish) {
    return refuse(context, state, { reason: 'not-allowed', hint: notAllowed(context, state, situation, name), reply });
  }
  const given = parsedObject(call.arguments);
  if (given === undefined || (reply.cut === true && call.arguments.trim() === '')) {
    return misfit(context, state, reply, reply.cut === true ? `they were ${cutOff}` : 'they are not a JSON object');
  }
  if (option === undefined) {
    if (finish?.answer !== undefined) {
      const none = fitArguments([], given, plan.types);
      if (!none.ok) return misfit(context, state, reply, none.problem);
      return endTurn(state, exitWith(context, state, finish.answer));
    }
    const answer = Object.hasOwn(given, 'answer') ? given.answer : undefined;
    if (answer === undefined) return misfit(context, state, reply, '`answer` is missing');
    const fitted = fit(plan.answerType, answer, plan.types, 'closed');
    if (!fitted.ok) return misfit(context, state, reply, `\`answer\`: ${fitted.problem}`);
    return endTurn(state, { reason: 'exit', result: fitted.value });
  }
  const chosenBy = onlyCall(plan, situation) === undefined ? 'model' : 'forced';
  const proposal = propose(context, state, situation, option, { arguments: given, chosenBy, text: reply.text });
  switch (proposal.kind) {
    case 'call':
      return makeCall(context, { ...state, badReplies: 0 }, proposal.call);
    case 'misfit':
      return misfit(context, state, reply, proposal.problem);
    case 'end':
      return proposal.turn;
  }
}

function misfit(context: RunContext, state: RunState, reply: ChatReply, problem: string): Turn {
  const hint = `The arguments do not fit: ${problem}. Call the tool again with arguments that fit its schema.`;
  return refuse(context, state, { reason: 'invalid-arguments', hint, reply });
}

function notAllowed(context: RunContext, state: RunState, situation: Situation, name: string): string {
  const { plan } = context;
  const rules = plan.tools.has(name) ? rulesAmong(plan.solver.whyNot(state.rules, name)) : [];
  const because = rules.length > 0 ? ` (${rules.map((rule) => ruleText(rule)).join('; ')})` : '';
  const wire = callableNames(plan, situation).map((tool) => plan.names.toWire.get(tool) ?? tool);
  const instead = wire.length > 0 ? ` You may call: ${wire.join(', ')}.` : ' No tool may be called now.';
  const subject = plan.tools.has(name) ? `"${name}" may not be called now${because}.` : `There is no tool "${name}".`;
  return subject + instead;
}

interface Refusal {
  readonly reason: 'not-allowed' | 'invalid-arguments' | 'no-call';
  readonly hint: string;
  readonly reply: ChatReply;
}

const stops = {
  'not-allowed': 'rule-violation',
  'invalid-arguments': 'invalid-arguments',
  'no-call': 'no-tool-call',
} as const;

/** The reply is not run and not recorded as a call; the model is told why, a few times. */
function refuse(context: RunContext, state: RunState, { reason, reply, ...refusal }: Refusal): Turn {
  const { call, text } = reply;
  const hint = refusal.hint.slice(0, longestHint);
  const tool = call === undefined ? undefined : ownName(context, call.name);
  const refused = {
    type: 'call-refused',
    step: state.steps,
    ...(tool !== undefined && { tool }),
    reason,
    hint,
  } as const;
  const told =
    call === undefined ? reminderMessages(text, hint) : refusalMessages(callId(state.steps), call, hint, text);
  const after = { ...state, badReplies: state.badReplies + 1, messages: [...state.messages, ...told] };
  if (after.badReplies >= patience) {
    return endTurn(after, { reason: stops[reason], message: `${patience} replies in a row were refused. ${hint}` }, [
      refused,
    ]);
  }
  const turn = decide(context, after);
  return { ...turn, events: [refused, ...turn.events] };
}
