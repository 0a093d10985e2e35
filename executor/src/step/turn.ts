import type { RunEventBody } from '#core/events/run-event.ts';
import type { StopReason } from '#core/events/stop-reason.ts';
import type { Json } from '#core/ir/json.ts';
import type { ModelOp, ModelResult, Spent, ToolResult } from '../ports/step-port.ts';
import type { ApprovalVerdict, AskApprovalParams } from '../protocol/messages.ts';
import type { ProposedCall } from './proposed-call.ts';
import type { RunState } from './run-state.ts';

/** One step of the pure core: where the run stands now, what to tell, what to do next. */
export interface Turn {
  readonly state: RunState;
  readonly events: readonly RunEventBody[];
  readonly next: Next;
}

/** What the run waits for. `name` is unique in the run. */
export type Next =
  | { readonly kind: 'model'; readonly name: string; readonly op: ModelOp }
  | { readonly kind: 'tool'; readonly name: string; readonly step: number; readonly call: ProposedCall }
  | { readonly kind: 'approval'; readonly name: string; readonly question: AskApprovalParams }
  | { readonly kind: 'end'; readonly end: RunEnd };

export interface RunEnd {
  readonly reason: StopReason;
  readonly result?: Json;
  readonly message?: string;
}

/** What came of the thing that the run waited for. */
export type Input =
  | { readonly kind: 'model'; readonly result: ModelResult }
  | { readonly kind: 'tool'; readonly result: ToolResult }
  | { readonly kind: 'approval'; readonly verdict: ApprovalVerdict }
  /** `during`: what the run was waiting for; `milliseconds`: for how long; `spent`: what a tool used until then. */
  | {
      readonly kind: 'interrupted';
      readonly by: 'cancelled' | 'timeout';
      readonly during: Next['kind'];
      readonly milliseconds: number;
      readonly spent?: Spent;
    }
  /** Something was thrown that nobody expected. */
  | {
      readonly kind: 'broken';
      readonly during: Exclude<Next['kind'], 'end'>;
      readonly error: unknown;
      readonly milliseconds: number;
    };

/** The run is over. A failed one keeps the newest result as what was done so far. */
export function endTurn(state: RunState, end: RunEnd, events: readonly RunEventBody[] = []): Turn {
  return { state: { ...state, pending: undefined }, events, next: { kind: 'end', end: withProgress(state, end) } };
}

function withProgress(state: RunState, end: RunEnd): RunEnd {
  if (end.result !== undefined || state.last?.outcome.ok !== true) return end;
  return { ...end, result: state.last.outcome.value };
}
