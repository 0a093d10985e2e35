import { resolveValue } from '../values/resolve-value.ts';
import type { Value } from '#core/ir/value.ts';
import type { Json } from '#core/ir/json.ts';
import type { End } from '#core/rules/rule-solver.ts';
import { fit } from '#core/types/fits.ts';
import { textForm } from '../values/text-form.ts';
import { isFullyFixed } from './arguments.ts';
import { proposeFixedCall } from './propose.ts';
import { askModel } from './ask-model.ts';
import type { RunContext } from './run-context.ts';
import type { RunState } from './run-state.ts';
import { onlyCall, situationOf } from './situation.ts';
import { endTurn, type RunEnd, type Turn } from './turn.ts';

/** Asks the rules what comes next: the end, a call that needs no model, or a question to the model. */
export function decide(context: RunContext, state: RunState): Turn {
  const { plan } = context;
  const situation = situationOf(plan, state);
  const { allowed, options } = situation;
  if (allowed.end !== undefined) return endTurn(state, ruledEnd(context, state, allowed.end));
  if (options.length === 0 && allowed.finish === undefined && !allowed.mayAnswer) {
    return endTurn(state, { reason: 'dead-end', message: deadEndText(state, situation.inForce) });
  }
  const only = onlyCall(plan, situation);
  if (only !== undefined) {
    if (allowed.finish?.answer !== undefined) return endTurn(state, exitWith(context, state, allowed.finish.answer));
    const option = options[0];
    if (option !== undefined && isFullyFixed(option.declaration, option.arguments)) {
      return proposeFixedCall(context, state, situation, option);
    }
  }
  return askModel(context, state, situation);
}

function ruledEnd(context: RunContext, state: RunState, end: End): RunEnd {
  const { last } = state;
  switch (end.kind) {
    case 'exit':
      if (end.answer !== undefined) return exitWith(context, state, end.answer);
      return checkedExit(context, last?.outcome.ok === true ? last.outcome.value : null);
    case 'failed': {
      const error = last?.outcome.ok === false ? last.outcome.error : 'it failed';
      return { reason: 'tool-failed', message: `\`${last?.tool ?? ''}\` failed: ${error}` };
    }
    case 'unmatched': {
      const value = last?.outcome.ok === true ? shortly(last.outcome.value) : '';
      return { reason: 'unmatched-result', message: `No case of \`${last?.tool ?? ''}\` takes its result ${value}.` };
    }
  }
}

/** The end of a run whose author fixed the answer. */
export function exitWith(context: RunContext, state: RunState, answer: Value): RunEnd {
  const resolved = resolveValue(answer, { inputs: context.inputs, calls: state.calls });
  if (resolved.ok) return checkedExit(context, resolved.value);
  const reason = resolved.because === 'failed-call' ? 'tool-failed' : 'invalid-arguments';
  return { reason, message: `The answer of \`exit\`: ${resolved.message}.` };
}

/** A run that exits with a value. A declared result type holds for every way out. */
function checkedExit({ plan }: RunContext, value: Json): RunEnd {
  const { result } = plan.workflow;
  if (result === undefined) return { reason: 'exit', result: value };
  const fitted = fit(result, value, plan.types, 'open');
  if (fitted.ok) return { reason: 'exit', result: fitted.value };
  return { reason: 'invalid-arguments', message: `The result of \`${plan.workflow.name}\`: ${fitted.problem}.` };
}

function deadEndText(state: RunState, inForce: string): string {
  const where = state.last === undefined ? 'at the start' : `after \`${state.last.tool}\``;
  return `Nothing may be called ${where}${inForce === '' ? '' : `: ${inForce}`}.`;
}

function shortly(value: Json): string {
  const text = textForm(value);
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}
