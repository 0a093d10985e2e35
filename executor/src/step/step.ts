import type { RunEventBody } from '#core/events/run-event.ts';
import type { NodeId } from '#core/ir/node-id.ts';
import { takeVerdict } from './approval.ts';
import { decide } from './decide.ts';
import { takeReply } from './reply.ts';
import { addSpent, nothingSpent, spentOn } from './spending.ts';
import { initialState, type RunState } from './run-state.ts';
import type { RunContext } from './run-context.ts';
import { takeToolResult, toolFinished } from './tool-result.ts';
import { endTurn, type Input, type Turn } from './turn.ts';

/**
 * The loop of a run as pure functions: a state and what came of the last request in, a new state, events and the next
 * request out. No clock, no random, no environment: the same inputs make the same run.
 */
export function begin(context: RunContext, remembered: ReadonlySet<NodeId>): Turn {
  return decide(context, initialState(context, remembered));
}

/** The turn that an input leads to. */
export function step(context: RunContext, state: RunState, input: Input): Turn {
  switch (input.kind) {
    case 'model':
      return takeReply(context, state, input.result);
    case 'tool':
      return takeToolResult(context, state, input.result);
    case 'approval':
      return takeVerdict(context, state, input.verdict);
    case 'interrupted':
      return interrupt(state, input);
    case 'broken':
      return breakOff(state, input);
  }
}

const failures = { model: 'model-failed', tool: 'tool-failed', approval: 'approval-denied' } as const;

/** Ends a run that cannot go on: its machine failed, or this program has a fault. */
function breakOff(state: RunState, { during, error, milliseconds }: Extract<Input, { kind: 'broken' }>): Turn {
  const message = `The run broke off: ${error instanceof Error ? error.message : String(error)}`;
  const events = during === 'tool' ? pendingFinished(state, message, milliseconds) : [];
  return endTurn(state, { reason: failures[during], message }, events);
}

/** Stops a run from outside. A tool that was running is told of as finished, so that nobody waits for it. */
function interrupt(state: RunState, input: Extract<Input, { kind: 'interrupted' }>): Turn {
  const { by, during, milliseconds } = input;
  // A request that was given up has a cost that nobody knows.
  const spent = during === 'model' ? spentOn(state.messages) : (input.spent ?? nothingSpent);
  const message = by === 'timeout' ? 'The time of the run is over.' : 'The run was cancelled.';
  const events = during === 'tool' ? pendingFinished(state, message, milliseconds) : [];
  return endTurn({ ...state, spent: addSpent(state.spent, spent) }, { reason: by, message }, events);
}

function pendingFinished(state: RunState, error: string, milliseconds: number): readonly RunEventBody[] {
  const { pending } = state;
  if (pending === undefined) return [];
  return [toolFinished(state.steps, pending, { ok: false, error, repeatable: false, milliseconds })];
}
