import { fit } from '#core/types/fits.ts';
import { schemaOf } from '#core/types/json-schema.ts';
import type { ProgramPlan } from '../plan/program-plan.ts';
import type { ToolOp, ToolResult } from '../ports/step-port.ts';
import type { AskUncompletedParams, UncompletedAnswer } from '../protocol/messages.ts';
import type { Redactor } from '../secrets/redactor.ts';
import type { Beyond, Resolution } from './journaled-run.ts';

/** Asks a person about a call of which nobody knows whether it was made. */
export type AskUncompleted = (call: AskUncompletedParams, signal: AbortSignal) => Promise<UncompletedAnswer>;

/**
 * May a call be repeated after a crash without asking? Those of tools that say so may, and those that do nothing but ask: a
 * model, or a person who can tell.
 */
export function mayRepeat(program: ProgramPlan): Beyond['mayRepeat'] {
  return (op) => {
    const tool = program.workflows.get(op.workflow)?.tools.get(op.tool);
    const kind = tool?.implementation?.kind;
    return tool?.idempotent === true || kind === 'prompt' || kind === 'person';
  };
}

/** Lets a person decide. A result that does not fit the tool's type is asked for again. */
export function resolvedBy(ask: AskUncompleted, program: ProgramPlan, redactor: Redactor): Beyond['resolve'] {
  return async (op, started, signal): Promise<Resolution> => {
    const plan = program.workflows.get(op.workflow);
    const returns = plan?.tools.get(op.tool)?.returns;
    const schema = returns === undefined || plan === undefined ? {} : schemaOf(returns, plan.types);
    let problem: string | undefined;
    for (;;) {
      const call = {
        run: op.run,
        step: op.step,
        tool: op.tool,
        arguments: redactor.json(op.arguments),
        started,
        schema,
      };
      const answer = await ask({ ...call, ...(problem !== undefined && { problem }) }, signal);
      if (answer.decision !== 'result') return { decision: answer.decision };
      if (returns === undefined || plan === undefined) return { decision: 'result', result: given(answer.result) };
      const fitted = fit(returns, answer.result, plan.types, 'open');
      if (fitted.ok) return { decision: 'result', result: given(fitted.value) };
      problem = fitted.problem;
    }
  };
}

function given(value: Extract<ToolResult, { ok: true }>['value']): ToolResult {
  return { ok: true, value, milliseconds: 0 };
}

/** The call that a line of output belongs to, as an event. */
export function outputEvent(
  { step, tool }: ToolOp,
  text: string,
): {
  readonly type: 'tool-output';
  readonly step: number;
  readonly tool: string;
  readonly text: string;
} {
  return { type: 'tool-output', step, tool, text };
}
