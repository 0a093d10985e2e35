import type { Difference } from '../journal/differences.ts';
import type { Decision } from '../journal/journal-record.ts';
import type { RunJournal } from '../journal/run-journal.ts';
import type { ToolOp, ToolResult } from '../ports/step-port.ts';
import type { Redactor } from '../secrets/redactor.ts';
import type { Performer } from './direct-steps.ts';

/** What a person says about a call of which nobody knows whether it was made. */
export type Resolution =
  { readonly decision: Exclude<Decision, 'result'> } | { readonly decision: 'result'; readonly result: ToolResult };

/** What goes on where the record of a run ends. */
export interface Beyond {
  readonly performer: Performer;
  /** The call may be repeated without asking. */
  readonly mayRepeat: (op: ToolOp) => boolean;
  /** Asks about a call that was started, at `started` milliseconds since 1970, and not completed. */
  readonly resolve: (op: ToolOp, started: number, signal: AbortSignal) => Promise<Resolution>;
  /** Completed operations survive a loss of power. */
  readonly durable: boolean;
}

/** Why a run cannot go on with its record. */
export type Stuck =
  /** The record ends here, and nothing is to go on. */
  | { readonly kind: 'end' }
  /** A value of the record is missing or was changed. */
  | { readonly kind: 'unreadable'; readonly problem: string }
  /** The run wants something else than what was recorded. */
  | { readonly kind: 'changed'; readonly step: string; readonly differences: readonly Difference[] };

export interface JournaledRun {
  readonly journal: RunJournal;
  /** What is written holds no secret that it knows. */
  readonly redactor: Redactor;
  /** Aborting it cancels the run, or with a `Suspension` only lets go of it. */
  readonly signal: AbortSignal;
  /** Absent: nothing is performed and nothing written. */
  readonly beyond?: Beyond;
  /** Called when the run waits for ever. */
  readonly onStuck: (why: Stuck) => void;
  /** Tells what a tool had written when its call was recorded. */
  readonly tellOutput: (op: ToolOp, line: string) => void;
}
