import {
  Interruption,
  type ModelOp,
  type ModelResult,
  type Op,
  type OpResult,
  type StepPort,
  type ToolOp,
  type ToolResult,
} from '../ports/step-port.ts';
import type { ApprovalVerdict, AskApprovalParams } from '../protocol/messages.ts';
import { pause } from './pause.ts';
import { untilAborted } from '../ports/until-aborted.ts';

/** What really does the operations of a run. Each must stop its work when the signal aborts. */
export interface Performer {
  model(op: ModelOp, signal: AbortSignal): Promise<ModelResult>;
  tool(op: ToolOp, signal: AbortSignal): Promise<ToolResult>;
  approve(question: AskApprovalParams, signal: AbortSignal): Promise<ApprovalVerdict>;
}

/** Longest delay that a timer can hold. */
const longestTimer = 2 ** 31 - 1;

/** Steps that are performed at once and recorded nowhere: a run lives as long as its process. */
export function directSteps(performer: Performer, signal: AbortSignal): StepPort {
  return {
    signal,
    step<O extends Op>(_name: string, op: O): Promise<OpResult<O>> {
      const work = op.kind === 'model' ? performer.model(op, signal) : performer.tool(op, signal);
      return untilAborted(work as Promise<OpResult<O>>, signal);
    },
    sleep(_name, milliseconds) {
      return pause(milliseconds, signal);
    },
    waitForApproval(_name, question) {
      return untilAborted(performer.approve(question, signal), signal);
    },
    async within(_prefix, timeout, part) {
      if (timeout === undefined) return part(directSteps(performer, signal));
      const deadline = new AbortController();
      const timer = setTimeout(
        () => {
          deadline.abort(new Interruption('timeout'));
        },
        Math.min(timeout, longestTimer),
      );
      try {
        return await part(directSteps(performer, AbortSignal.any([signal, deadline.signal])));
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
