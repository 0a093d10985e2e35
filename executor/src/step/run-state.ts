import type { NodeId } from '#core/ir/node-id.ts';
import type { RuleState } from '#core/rules/rule-solver.ts';
import type { ChatMessage } from '../model/chat-model.ts';
import type { Spent } from '../ports/step-port.ts';
import type { CallRecord } from '../values/call-record.ts';
import { openingMessages } from './conversation.ts';
import type { ProposedCall } from './proposed-call.ts';
import type { RunContext } from './run-context.ts';
import { nothingSpent } from './spending.ts';

/** Where a run stands between two steps: a value, never changed in place. */
export interface RunState {
  readonly rules: RuleState;
  /** Calls of models and tools that were made. */
  readonly steps: number;
  /** What the model has been told. */
  readonly messages: readonly ChatMessage[];
  /** The newest call of each tool. */
  readonly calls: ReadonlyMap<string, CallRecord>;
  readonly last: CallRecord | undefined;
  /** Replies in a row that could not be used. */
  readonly badReplies: number;
  /** Calls in a row that a person denied. */
  readonly denials: number;
  /** Declarations of tools that a person allowed for the rest of the top run. */
  readonly remembered: ReadonlySet<NodeId>;
  readonly spent: Spent;
  /** The call that an approval or a tool is awaited for. */
  readonly pending: ProposedCall | undefined;
}

/** A run that has called nothing yet. */
export function initialState(context: RunContext, remembered: ReadonlySet<NodeId>): RunState {
  return {
    rules: context.plan.solver.initial,
    steps: 0,
    messages: openingMessages(context),
    calls: new Map(),
    last: undefined,
    badReplies: 0,
    denials: 0,
    remembered,
    spent: nothingSpent,
    pending: undefined,
  };
}
