import type { RunEventBody } from '#core/events/run-event.ts';
import type { NodeId } from '#core/ir/node-id.ts';
import type { ProgramPlan } from '../plan/program-plan.ts';
import { Interruption, type StepPort } from '../ports/step-port.ts';
import { callTool } from './call-tool.ts';
import type { RunContext } from '../step/run-context.ts';
import type { RunState } from '../step/run-state.ts';
import { reportedCost, reportedUsage } from '../step/spending.ts';
import { begin, step } from '../step/step.ts';
import type { Input, Next, RunEnd } from '../step/turn.ts';
import type { Spent } from '../ports/step-port.ts';

/** Who is told what happens, and what time it is. */
export interface Observer {
  emit(run: string, event: RunEventBody): void;
  /** Milliseconds since 1970. */
  now(): number;
}

/** How a run ended, and what its caller has to know of it. */
export interface RunOutcome {
  readonly end: RunEnd;
  readonly spent: Spent;
  readonly remembered: ReadonlySet<NodeId>;
}

/** Everything that the runs of one program share. */
export interface Machine {
  readonly program: ProgramPlan;
  readonly observer: Observer;
}

/**
 * Runs one workflow to its end: performs what the pure step asks for, through the port, and tells what happens. Whatever
 * is thrown on the way ends the run and is told as its message.
 */
export async function runWorkflow(
  machine: Machine,
  context: RunContext,
  port: StepPort,
  remembered: ReadonlySet<NodeId>,
): Promise<RunOutcome> {
  const { observer } = machine;
  const started = observer.now();
  let turn = begin(context, remembered);
  const tell = (events: readonly RunEventBody[]): void => {
    for (const event of events) observer.emit(context.run, event);
  };
  for (;;) {
    const { state, next, events } = turn;
    if (next.kind === 'end') {
      tell(events);
      observer.emit(context.run, runFinished(state, next.end, observer.now() - started));
      return { end: next.end, spent: state.spent, remembered: state.remembered };
    }
    const since = observer.now();
    try {
      tell(events);
      turn = step(context, state, await perform(machine, context, state, next, port));
    } catch (error) {
      turn = step(context, state, { kind: 'broken', during: next.kind, error, milliseconds: observer.now() - since });
    }
  }
}

async function perform(
  machine: Machine,
  context: RunContext,
  state: RunState,
  next: Exclude<Next, { kind: 'end' }>,
  port: StepPort,
): Promise<Input> {
  const since = machine.observer.now();
  const interrupted = (by: 'cancelled' | 'timeout', spent?: Spent): Input => {
    const milliseconds = machine.observer.now() - since;
    return { kind: 'interrupted', by, during: next.kind, milliseconds, ...(spent !== undefined && { spent }) };
  };
  try {
    if (port.signal.aborted) throw port.signal.reason;
    switch (next.kind) {
      case 'model':
        return { kind: 'model', result: await port.step(next.name, next.op) };
      case 'approval':
        return { kind: 'approval', verdict: await port.waitForApproval(next.name, next.question) };
      case 'tool': {
        const result = await callTool(machine, context, state, next, port);
        return 'interrupted' in result ? interrupted(result.interrupted, result.spent) : { kind: 'tool', result };
      }
    }
  } catch (error) {
    if (error instanceof Interruption) return interrupted(error.kind);
    throw error;
  }
}

function runFinished(state: RunState, end: RunEnd, milliseconds: number): RunEventBody {
  const usage = reportedUsage(state.spent);
  const cost = reportedCost(state.spent);
  return {
    type: 'run-finished',
    ...end,
    steps: state.steps,
    ...(usage !== undefined && { usage }),
    ...(cost !== undefined && { cost }),
    milliseconds,
  };
}
