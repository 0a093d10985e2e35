import type { Scalar } from '../ir/json.ts';
import type { NodeId } from '../ir/node-id.ts';
import type { Argument, Value } from '../ir/value.ts';

/**
 * The rules that decide which tools may be called next.
 *
 * Letta's nine rule types under their established names (LETTA.md section 1), widened where the language says more
 * (several targets of a case, `else` of a limit), and the two halves of an order that Letta cannot say: `after` and
 * `directly-after`. Tools are named, not numbered: a rule may name a tool that the workflow does not have.
 */
export type ToolRule =
  | InitRule
  | TerminalRule
  | ContinueRule
  | ChildRule
  | ConditionalRule
  | ParentRule
  | AfterRule
  | DirectlyAfterRule
  | MaxCountRule
  | RequiredBeforeExitRule
  | RequiresApprovalRule;

/** `start -> …`: the first call is one of these, whatever other rules say. */
export interface InitRule {
  readonly type: 'init';
  readonly id: NodeId;
  readonly choice: Choice;
}

/** `a -> exit`: the run ends after a call of the tool. */
export interface TerminalRule {
  readonly type: 'terminal';
  readonly id: NodeId;
  readonly tool: string;
  /** The `exit` of the arrow, where the text is known. */
  readonly exit?: NodeId;
  readonly answer?: Value;
}

/** `a -> continue`: after the tool the model may not answer instead of calling. */
export interface ContinueRule {
  readonly type: 'continue';
  readonly id: NodeId;
  readonly tool: string;
}

/** `a -> b | c`: directly after the tool only these may follow. All arrows of one tool are one rule. */
export interface ChildRule {
  readonly type: 'child';
  readonly id: NodeId;
  readonly tool: string;
  readonly choice: Choice;
}

/** `a -> when path {…}`: the result of the tool chooses what may follow. */
export interface ConditionalRule {
  readonly type: 'conditional';
  readonly id: NodeId;
  readonly tool: string;
  /** The `when` itself, where the text is known. */
  readonly when?: NodeId;
  /** Fields that lead from the result to the value that is compared; empty for the result itself. */
  readonly path: readonly string[];
  readonly cases: readonly ConditionalCase[];
  readonly failed?: Choice;
  readonly otherwise?: Choice;
  /** What an unlisted result without `otherwise` means: the run stops (ours), nothing may follow, or nothing is restricted (Letta's two). */
  readonly unmatched: 'stop' | 'nothing' | 'anything';
}

/** What may follow when the result is one of some keys. */
export interface ConditionalCase {
  readonly id: NodeId;
  readonly keys: readonly Scalar[];
  /** Where each key is written, where the text is known. */
  readonly keyIds?: readonly NodeId[];
  readonly choice: Choice;
}

/** Letta's `parent_last_tool`: right after the tool only the children, and the children only right after the tool. */
export interface ParentRule {
  readonly type: 'parent';
  readonly id: NodeId;
  readonly tool: string;
  readonly children: readonly string[];
}

/** `only after a: b`: the tool not before a call of `parent` has succeeded. */
export interface AfterRule {
  readonly type: 'after';
  readonly id: NodeId;
  readonly parent: string;
  /** Where the parent is named, where the text is known. */
  readonly parentId?: NodeId;
  readonly tool: string;
}

/** `only directly after a: b`: the tool only when `parent` was the last call. */
export interface DirectlyAfterRule {
  readonly type: 'directly-after';
  readonly id: NodeId;
  readonly parent: string;
  /** Where the parent is named, where the text is known. */
  readonly parentId?: NodeId;
  readonly tool: string;
}

/** `limit a to n else -> b`: at most n calls in a run; where only the limit forbids the tool, `otherwise` stands in for it. */
export interface MaxCountRule {
  readonly type: 'max-count';
  readonly id: NodeId;
  readonly tool: string;
  /** Where the tool is named, where the text is known. */
  readonly toolId?: NodeId;
  readonly limit: number;
  readonly otherwise?: Choice;
}

/** A limit with something that stands in for its tool. */
export interface LimitWithElse extends MaxCountRule {
  readonly otherwise: Choice;
}

/** `require a before exit`: an exit does not end the run until the tool was called, failed or not. */
export interface RequiredBeforeExitRule {
  readonly type: 'required-before-exit';
  readonly id: NodeId;
  readonly tool: string;
}

/** `approve a`: a person must agree before the tool runs. */
export interface RequiresApprovalRule {
  readonly type: 'requires-approval';
  readonly id: NodeId;
  readonly tool: string;
}

/** What an arrow, a case or an `else` leads to. Only `exit` and nothing else ends the run at once. */
export interface Choice {
  readonly targets: readonly Target[];
  /** `any`: every tool that nothing else forbids. */
  readonly any: boolean;
  /** Nothing that counts is written yet: `any` stands in for whatever comes. */
  readonly unfinished?: true;
  readonly exit?: Exit;
}

/** One tool at the head of an arrow, with the arguments that the author fixed there. */
export interface Target {
  readonly id: NodeId;
  readonly tool: string;
  readonly arguments: readonly Argument[];
}

/** `exit` at the head of an arrow, with the answer that the author fixed there. */
export interface Exit {
  readonly id: NodeId;
  readonly answer?: Value;
}
