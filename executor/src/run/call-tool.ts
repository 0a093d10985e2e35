import { isSuccess } from '#core/events/stop-reason.ts';
import type { Tool } from '#core/ir/tool.ts';
import { fit } from '#core/types/fits.ts';
import type { WorkflowPlan } from '../plan/workflow-plan.ts';
import {
  Interruption,
  type Spent,
  type StepPort,
  type ToolMeasure,
  type ToolOp,
  type ToolResult,
} from '../ports/step-port.ts';
import { runWorkflow, type Machine, type RunOutcome } from './run-workflow.ts';
import { runContext } from '../step/new-context.ts';
import type { RunContext } from '../step/run-context.ts';
import type { RunState } from '../step/run-state.ts';
import { runStarted } from '../step/run-started.ts';
import { addSpent, nothingSpent, spentOn, tokensLeft } from '../step/spending.ts';
import type { Next } from '../step/turn.ts';

type ToolStep = Extract<Next, { kind: 'tool' }>;

/** Longest wait between two attempts, in milliseconds. */
const longestWait = 30_000;
const firstWait = 500;

/** A call that the end of the run cut short, and what it cost until then. */
export interface InterruptedCall {
  readonly interrupted: Interruption['kind'];
  readonly spent: Spent;
}

/**
 * Calls a tool, again as often as its `retry` says, with growing waits. All attempts are one call, which costs what they
 * cost together.
 */
export async function callTool(
  machine: Machine,
  context: RunContext,
  state: RunState,
  next: ToolStep,
  port: StepPort,
): Promise<ToolResult | InterruptedCall> {
  const { retry, implementation } = next.call.tool;
  let spent = nothingSpent;
  for (let attempt = 1; ; attempt += 1) {
    const name = attempt === 1 ? next.name : `${next.name}.attempt-${attempt}`;
    const before = { ...state, spent: addSpent(state.spent, spent) };
    try {
      const result = await attemptCall(machine, context, before, next, port, name);
      spent = addSpent(spent, result.spent ?? nothingSpent);
      // A called workflow that ended because this run must stop did not fail by itself.
      if (!result.ok && port.signal.aborted) throw port.signal.reason;
      if (result.ok || !result.repeatable || attempt > retry) return { ...result, spent };
      await port.sleep(`${next.name}.wait-${attempt}`, Math.min(longestWait, firstWait * 2 ** (attempt - 1)));
    } catch (error) {
      if (!(error instanceof Interruption)) throw error;
      // Nobody knows what a request costs that nobody waits for.
      const asked = implementation?.kind === 'prompt' ? spentOn([]) : nothingSpent;
      return { interrupted: error.kind, spent: addSpent(spent, asked) };
    }
  }
}

async function attemptCall(
  machine: Machine,
  context: RunContext,
  state: RunState,
  next: ToolStep,
  port: StepPort,
  name: string,
): Promise<ToolResult> {
  const { tool } = next.call;
  if (tool.implementation?.kind === 'workflow') {
    const called = machine.program.workflows.get(tool.implementation.workflow);
    if (called === undefined) throw new Error(`the program has no workflow ${tool.implementation.workflow}`);
    const { settings } = called.workflow;
    const timeout = Math.min(tool.timeout ?? Infinity, settings.timeout?.value ?? Infinity);
    return port.within(`${name}/`, Number.isFinite(timeout) ? timeout : undefined, (part) =>
      runCalled(machine, context, state, next, called, part),
    );
  }
  const op: ToolOp = {
    kind: 'tool',
    run: context.run,
    step: next.step,
    workflow: context.plan.workflow.id,
    tool: tool.name,
    arguments: next.call.arguments,
    written: next.call.written,
    key: `${context.run}/${next.name}`,
    model: context.model,
    tokens: tokensLeft(context.budget, state.spent),
  };
  return port.step(name, op);
}

/** A workflow called as a tool: own history and steps; tokens and time are what the caller has left. */
async function runCalled(
  machine: Machine,
  caller: RunContext,
  state: RunState,
  next: ToolStep,
  called: WorkflowPlan,
  port: StepPort,
): Promise<ToolResult> {
  const { observer } = machine;
  const { tool } = next.call;
  const context = runContext(called, {
    run: `${caller.run}/${next.step}`,
    path: [...caller.path, called.workflow.name],
    inputs: next.call.arguments,
    chosenModel: caller.chosenModel,
    inheritedModel: caller.model,
    remainingTokens: tokensLeft(caller.budget, state.spent),
  });
  observer.emit(context.run, runStarted(context));
  const since = observer.now();
  const outcome = await runWorkflow(machine, context, port, state.remembered);
  const measure = {
    milliseconds: observer.now() - since,
    spent: outcome.spent,
    remembered: outcome.remembered,
  };
  return resultOf(tool, called, outcome, measure);
}

function resultOf(tool: Tool, called: WorkflowPlan, { end }: RunOutcome, measure: ToolMeasure): ToolResult {
  if (!isSuccess(end.reason)) {
    const why = end.message === undefined ? '' : `: ${end.message}`;
    const error = `the workflow \`${called.workflow.name}\` ended with ${end.reason}${why}`;
    return { ...measure, ok: false, error, repeatable: true };
  }
  const value = end.result ?? null;
  if (tool.returns === undefined) return { ...measure, ok: true, value };
  const fitted = fit(tool.returns, value, called.types, 'open');
  return fitted.ok
    ? { ...measure, ok: true, value: fitted.value }
    : { ...measure, ok: false, error: `the result does not fit: ${fitted.problem}`, repeatable: false };
}
