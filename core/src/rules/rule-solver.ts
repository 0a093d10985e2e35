import type { Json } from '../ir/json.ts';
import type { Argument, Value } from '../ir/value.ts';
import type { ToolRule } from './tool-rule.ts';

/**
 * The one semantics: which tools may be called next, given the calls so far (LETTA.md section 3, LANGUAGE.md section 2).
 *
 * The explorer walks it, the executor obeys it, hover quotes it. Pure and total: no query throws.
 */
export interface RuleSolver {
  /** Tool names by number: the workflow's tools first, then names that only rules mention. */
  readonly tools: readonly string[];
  /** Nothing called yet. */
  readonly initial: RuleState;
  /** What may be called now. */
  allowed(state: RuleState): Allowed;
  /** The state after a call; a call that was not allowed is registered all the same, as Letta does. */
  next(state: RuleState, tool: string, outcome: Outcome): RuleState;
  /** Why the tool may not be called now: one obstacle per rule that forbids it, empty exactly when it is allowed. */
  whyNot(state: RuleState, tool: string): readonly Obstacle[];
  /** Required tools that no call has been made of, in rule order. */
  missing(state: RuleState): readonly string[];
}

/** Where a run stands: the last call, its outcome, saturating counts and marks. Plain data, comparable by its fields. */
export interface RuleState {
  /** Number of (last tool, outcome), 0 before the first call. Its meaning is the solver's own. */
  readonly position: number;
  /** One small integer per limited tool and per mark, in the solver's order. */
  readonly slots: readonly number[];
}

/** What a call came to: a result (`value` decides the case of a `when`), or a failure. */
export type Outcome = { readonly ok: true; readonly value: Json } | { readonly ok: false };

/** The answer to "what may be called now". */
export interface Allowed {
  /** In declaration order (while `run_first` rules hold: in rule order). Empty means that nothing may be called. */
  readonly tools: readonly AllowedTool[];
  /** The built-in `finish` is offered: `exit` stands beside other targets and no required tool is missing. */
  readonly finish?: { readonly answer?: Value };
  /** The run is over before anything is called: an exit was reached, or a `when` knows no case for the result. */
  readonly end?: End;
  /** The model may answer instead of calling (LANGUAGE.md section 2, "Answer"). */
  readonly mayAnswer: boolean;
  /** Rules that restrict the choice right now, in statement order. */
  readonly inForce: readonly ToolRule[];
}

/** A tool that may be called next. */
export interface AllowedTool {
  readonly tool: string;
  /** Arguments that the author fixed on the way here; later statements win over earlier ones, key by key. */
  readonly arguments: readonly Argument[];
}

export type End =
  { readonly kind: 'exit'; readonly answer?: Value } | { readonly kind: 'failed' } | { readonly kind: 'unmatched' };

/** One reason why a tool may not be called now. */
export type Obstacle =
  | { readonly kind: 'rule'; readonly rule: ToolRule }
  | { readonly kind: 'not-in-workflow' }
  | { readonly kind: 'ended' };
