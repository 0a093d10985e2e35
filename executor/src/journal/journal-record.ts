import type { StopReason } from '#core/events/stop-reason.ts';
import type { Json } from '#core/ir/json.ts';
import type { Program } from '#core/ir/workflow.ts';

/** Changes when a journal of before cannot be read any more. */
export const journalVersion = 1;

/** Changes when the same program and the same results may lead to other requests than before. */
export const interpreterVersion = 1;

/**
 * First line of a journal: what all of its runs have in common. The program is kept as it was compiled, so an edit of the
 * file that it came from changes nothing about them.
 */
export interface JournalHeader {
  readonly type: 'journal';
  readonly version: typeof journalVersion;
  readonly interpreter: number;
  /** SHA-256 of the program's JSON text, in hexadecimal. */
  readonly hash: string;
  readonly program: Program;
  /** The model that a person chose for the runs. */
  readonly model?: string;
  /** Seed of a rehearsal. */
  readonly seed?: number;
  /** Folder of the workspace, as a `file:` URI. */
  readonly workspace?: string;
  /** Milliseconds that a person has for one approval. */
  readonly approvalTimeout?: number;
}

/** A value in a line, or the name of the file that holds it: SHA-256 of its JSON text, in hexadecimal. */
export type Stored = { readonly value: Json } | { readonly blob: string };

/** A run began. */
export interface RunBegun {
  readonly type: 'begun';
  readonly run: string;
  readonly time: number;
  readonly inputs: Stored;
  /** What tells the row of a batch from others. */
  readonly row?: string;
  /** The run, and its first step that this one does not share with it. */
  readonly forked?: { readonly run: string; readonly from: number };
}

/** A process opened the journal; until it closes it or is gone, nobody else may append. */
export interface JournalOpened {
  readonly type: 'opened';
  readonly time: number;
  readonly session: string;
  readonly pid: number;
  /** When the process began, as its system counts it; tells it from a later one with the same id. */
  readonly birth?: string;
  /** Who is asked in this session. */
  readonly user?: string;
}

export interface JournalClosed {
  readonly type: 'closed';
  readonly time: number;
  readonly session: string;
}

/**
 * What happened to the steps of a run, in order. `time` is milliseconds since 1970. Only what is new stands here: the
 * rest of the run follows from it.
 */
export type StepRecord =
  /** Written before the operation begins: `op` is a `RecordedOp`. */
  | { readonly type: 'started'; readonly name: string; readonly time: number; readonly op: Stored }
  | {
      readonly type: 'completed';
      readonly name: string;
      readonly time: number;
      readonly result: Stored;
      /** Secrets were taken out of the result. */
      readonly sealed?: true;
      /** Lines that a tool wrote meanwhile. */
      readonly output?: readonly string[];
    }
  /** What a person decided about a call that was started and not completed. */
  | { readonly type: 'decided'; readonly name: string; readonly time: number; readonly decision: Decision }
  /** A part of the run was stopped from outside; `null`: all of it. */
  | {
      readonly type: 'interrupted';
      readonly part: string | null;
      readonly time: number;
      readonly kind: 'cancelled' | 'timeout';
    }
  /** `end`: the reason again, the result and the message: what a replay must come to. */
  | { readonly type: 'ended'; readonly time: number; readonly reason: StopReason; readonly end: Stored };

export type Decision = 'repeat' | 'result' | 'stop';

/** A line about one run. */
export type RunRecord = StepRecord & { readonly run: string };

/** Any line but the first. */
export type JournalRecord = RunBegun | JournalOpened | JournalClosed | RunRecord;

/** What one run meets when it is read back: its own records, and where processes changed. */
export type PastRecord = StepRecord | JournalOpened;
