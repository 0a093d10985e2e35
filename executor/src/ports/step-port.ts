import type { Json } from '#core/ir/json.ts';
import type { NodeId } from '#core/ir/node-id.ts';
import type { Usage } from '#core/events/run-event.ts';
import type { ApprovalVerdict, AskApprovalParams } from '../protocol/messages.ts';
import type { ChatReply, ChatRequest } from '../model/chat-model.ts';

/**
 * Where a run touches the world. An adapter performs each operation, or returns what it recorded of it: everything
 * that the run knows comes through here, so a run with the same results takes the same way.
 *
 * Names are unique in a run and made from recorded history only (`3.tool.send_email`).
 */
export interface StepPort {
  /**
   * Performs an operation. A failure of a tool or a model is a result. Rejects with the signal's reason when that
   * aborts, with anything else only when the machine fails.
   */
  step<O extends Op>(name: string, op: O): Promise<OpResult<O>>;
  sleep(name: string, milliseconds: number): Promise<void>;
  waitForApproval(name: string, question: AskApprovalParams): Promise<ApprovalVerdict>;
  /** Aborts when the run must stop; the reason is an `Interruption`. */
  readonly signal: AbortSignal;
  /**
   * Runs a part of the run, perhaps with a deadline, in milliseconds. Names in the part are its own: the run knows them with
   * `prefix`, and those of the parts around it, before them (`4.tool.review/3.tool.send_email`).
   */
  within<T>(prefix: string, timeout: number | undefined, part: (port: StepPort) => Promise<T>): Promise<T>;
}

/** Why a run was stopped from outside. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
  readonly kind: 'cancelled' | 'timeout';

  constructor(kind: 'cancelled' | 'timeout') {
    super(kind === 'cancelled' ? 'the run was cancelled' : 'the time of the run is over');
    this.kind = kind;
  }
}

/** The process must go, not the run: a journal keeps nothing of this, and the run can be resumed. */
export class Suspension extends Interruption {
  constructor() {
    super('cancelled');
  }
}

/** Plain data: what to do, never how. */
export type Op = ModelOp | ToolOp;

export interface ModelOp {
  readonly kind: 'model';
  readonly run: string;
  readonly step: number;
  readonly request: ChatRequest;
}

export interface ToolOp {
  readonly kind: 'tool';
  readonly run: string;
  readonly step: number;
  readonly workflow: NodeId;
  readonly tool: string;
  readonly arguments: Readonly<Record<string, Json>>;
  /** Arguments that hold what the author wrote, and not what a model, a result or an input said. */
  readonly written: readonly string[];
  /** The same for every attempt at one call, unique otherwise: an idempotency key. */
  readonly key: string;
  /** The model that a `prompt` tool asks. */
  readonly model: string | undefined;
  /** Tokens that a `prompt` tool may use; `undefined`: any number. */
  readonly tokens: number | undefined;
}

export type OpResult<O extends Op> = O extends ModelOp ? ModelResult : ToolResult;

export type ModelResult =
  | { readonly ok: true; readonly reply: ChatReply; readonly milliseconds: number }
  | { readonly ok: false; readonly error: string; readonly milliseconds: number };

/** `value` fits the declared type. */
export type ToolResult = ToolMeasure &
  (
    | { readonly ok: true; readonly value: Json }
    /** `repeatable`: another attempt may succeed; a result that does not fit its type will not fit next time. */
    | { readonly ok: false; readonly error: string; readonly repeatable: boolean }
  );

export interface ToolMeasure {
  readonly milliseconds: number;
  readonly simulated?: boolean;
  /** Tokens that the tool itself used. */
  readonly spent?: Spent;
  /** A workflow called as a tool: declarations that a person has allowed by now for the rest of the top run. */
  readonly remembered?: ReadonlySet<NodeId>;
}

/**
 * Tokens of some replies. `unreported` of them gave no usage; `estimated` is what those may have used, for the budget
 * only. `unpriced` of them have no known cost; `cost` is that of the others, in US dollars, absent when there are none.
 */
export interface Spent extends Usage {
  readonly unreported: number;
  readonly unpriced: number;
  readonly cost?: number;
  readonly estimated: number;
}
