import { isDeepStrictEqual } from 'node:util';
import type { RunEventBody } from '#core/events/run-event.ts';
import type { ApprovalVerdict } from '../protocol/messages.ts';
import { fitArguments } from './arguments.ts';
import { callId, refusalMessages } from './conversation.ts';
import { decide } from './decide.ts';
import { askApproval, startTool } from './propose.ts';
import type { ProposedCall } from './proposed-call.ts';
import type { RunContext } from './run-context.ts';
import type { RunState } from './run-state.ts';
import { isRecord } from '#core/types/fits.ts';
import { situationOf } from './situation.ts';
import { endTurn, type Turn } from './turn.ts';

/** Denials in a row, and unusable edits in a row, before the run stops. */
const patience = 3;

/** Takes a person's verdict. Rules and arguments are checked again: time has passed, and the person may have edited. */
export function takeVerdict(context: RunContext, state: RunState, verdict: ApprovalVerdict): Turn {
  const call = state.pending;
  if (call === undefined) throw new Error('a verdict without a question');
  const turn =
    verdict.verdict === 'denied' ? deny(context, state, call, verdict) : allow(context, state, call, verdict);
  return { ...turn, events: [given(state.steps + 1, call, verdict), ...turn.events] };
}

function given(step: number, call: ProposedCall, verdict: ApprovalVerdict): RunEventBody {
  const sent = verdict.verdict !== 'denied' ? verdict.arguments : undefined;
  const edited = isDeepStrictEqual(sent, call.arguments) ? undefined : sent;
  const reason = verdict.verdict === 'denied' ? verdict.reason : undefined;
  return {
    type: 'approval-given',
    step,
    tool: call.tool.name,
    verdict: verdict.verdict,
    ...(edited !== undefined && { arguments: edited }),
    ...(reason !== undefined && { reason }),
  };
}

function allow(
  context: RunContext,
  state: RunState,
  call: ProposedCall,
  verdict: Exclude<ApprovalVerdict, { verdict: 'denied' }>,
): Turn {
  const { plan } = context;
  const { tool } = call;
  if (!situationOf(plan, state).options.some((option) => option.tool === tool.name)) {
    return endTurn(state, { reason: 'rule-violation', message: `\`${tool.name}\` may no longer be called.` });
  }
  const edited = verdict.arguments ?? call.arguments;
  const fitted = isRecord(edited)
    ? fitArguments(tool.parameters, edited, plan.types)
    : ({ ok: false, problem: 'the arguments must be an object' } as const);
  if (!fitted.ok) return askAgain(context, state, call, fitted.problem);
  const remembered = verdict.verdict === 'run' ? new Set(state.remembered).add(tool.id) : state.remembered;
  // What a person typed is theirs, not the author's.
  const written = call.written.filter((name) => isDeepStrictEqual(fitted.arguments[name], call.arguments[name]));
  return startTool({ ...state, remembered, badReplies: 0 }, { ...call, arguments: fitted.arguments, written });
}

function askAgain(context: RunContext, state: RunState, call: ProposedCall, problem: string): Turn {
  const refused: RunEventBody = {
    type: 'call-refused',
    step: state.steps + 1,
    tool: call.tool.name,
    reason: 'invalid-arguments',
    hint: problem,
  };
  const badReplies = state.badReplies + 1;
  if (badReplies >= patience) {
    const message = `The edited arguments of \`${call.tool.name}\` do not fit: ${problem}.`;
    return endTurn(state, { reason: 'invalid-arguments', message }, [refused]);
  }
  const turn = askApproval(context, { ...state, badReplies }, call, problem);
  return { ...turn, events: [refused, ...turn.events] };
}

function deny(
  context: RunContext,
  state: RunState,
  call: ProposedCall,
  { reason, unattended }: Extract<ApprovalVerdict, { verdict: 'denied' }>,
): Turn {
  const { name } = call.tool;
  const because = reason === undefined || reason === '' ? '' : `: ${reason}`;
  const denials = state.denials + 1;
  if (unattended === true) {
    return endTurn(state, { reason: 'approval-denied', message: `\`${name}\` was denied${because}.` });
  }
  if (call.chosenBy === 'rules' || denials >= patience) {
    const how = call.chosenBy === 'rules' ? 'nothing else can be called' : `${denials} denials in a row`;
    return endTurn(state, { reason: 'approval-denied', message: `\`${name}\` was denied${because} (${how}).` });
  }
  const hint = `A person denied this call${because}. It was not made. Choose another call or other arguments.`;
  const made = { name: context.plan.names.toWire.get(name) ?? name, arguments: JSON.stringify(call.arguments) };
  const told = refusalMessages(callId(state.steps), made, hint, call.text);
  return decide(context, { ...state, denials, messages: [...state.messages, ...told], pending: undefined });
}
