import type { RunEventBody } from '#core/events/run-event.ts';
import type { ToolResult } from '../ports/step-port.ts';
import type { CallRecord } from '../values/call-record.ts';
import { budgetEnd } from './ask-model.ts';
import { callId, callMessages } from './conversation.ts';
import { decide } from './decide.ts';
import type { ProposedCall } from './proposed-call.ts';
import type { RunContext } from './run-context.ts';
import type { RunState } from './run-state.ts';
import { addSpent } from './spending.ts';
import type { Turn } from './turn.ts';

/** Records a call that was made, failed or not, and goes on from it, unless it used more tokens than the run may. */
export function takeToolResult(context: RunContext, state: RunState, result: ToolResult): Turn {
  const call = state.pending;
  if (call === undefined) throw new Error('a tool result without a call');
  const after = recorded(context, state, call, result);
  const turn = budgetEnd(context, after) ?? decide(context, after);
  return { ...turn, events: [toolFinished(state.steps, call, result), ...turn.events] };
}

function recorded(context: RunContext, state: RunState, call: ProposedCall, result: ToolResult): RunState {
  const { plan } = context;
  const { name } = call.tool;
  const outcome: CallRecord['outcome'] = result.ok
    ? { ok: true, value: result.value }
    : { ok: false, error: result.error };
  const record = { tool: name, arguments: call.arguments, outcome };
  const told = callMessages(callId(state.steps), plan.names.toWire.get(name) ?? name, record, call.text);
  return {
    ...state,
    rules: plan.solver.next(state.rules, name, outcome.ok ? { ok: true, value: outcome.value } : { ok: false }),
    messages: [...state.messages, ...told],
    calls: new Map(state.calls).set(name, record),
    last: record,
    denials: 0,
    spent: result.spent === undefined ? state.spent : addSpent(state.spent, result.spent),
    remembered: result.remembered ?? state.remembered,
    pending: undefined,
  };
}

/** The event that tells what came of a call. */
export function toolFinished(step: number, call: ProposedCall, result: ToolResult): RunEventBody {
  return {
    type: 'tool-finished',
    step,
    tool: call.tool.name,
    ok: result.ok,
    result: result.ok ? result.value : result.error,
    milliseconds: result.milliseconds,
    ...(result.simulated !== undefined && { simulated: result.simulated }),
  };
}
