import type { Json } from '../../ir/json.ts';

/**
 * Tool rules as Letta's REST API writes them, after validation (`validateWireRule`): every optional field is present.
 * Field names are Letta's.
 */
export type WireRule =
  | WireInitRule
  | WireChildRule
  | WireConditionalRule
  | WireParentRule
  | WireMaxCountRule
  | WireRuleOf<'exit_loop'>
  | WireRuleOf<'continue_loop'>
  | WireRuleOf<'required_before_exit'>
  | WireRuleOf<'requires_approval'>;

export interface WireRuleOf<Type extends string> {
  readonly type: Type;
  readonly tool_name: string;
  /** Stored by Letta and never used. */
  readonly prompt_template: string | null;
}

export interface WireInitRule extends WireRuleOf<'run_first'> {
  readonly args: JsonObject | null;
}

export interface WireChildRule extends WireRuleOf<'constrain_child_tools'> {
  readonly children: readonly string[];
  readonly child_arg_nodes: readonly WireChildArguments[] | null;
}

/** Arguments that the author fixed for one child. */
export interface WireChildArguments {
  readonly name: string;
  readonly args: JsonObject | null;
}

export interface WireConditionalRule extends WireRuleOf<'conditional'> {
  readonly child_output_mapping: Readonly<Record<string, string>>;
  readonly default_child: string | null;
  readonly require_output_mapping: boolean;
}

export interface WireParentRule extends WireRuleOf<'parent_last_tool'> {
  readonly children: readonly string[];
}

export interface WireMaxCountRule extends WireRuleOf<'max_count_per_step'> {
  readonly max_count_limit: number;
}

export type JsonObject = Readonly<Record<string, Json>>;

/** Whether a JSON value is an object: no list, no null. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
