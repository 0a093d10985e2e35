import type { NodeId } from '../../ir/node-id.ts';
import type { Argument } from '../../ir/value.ts';
import type { Choice, Target, ToolRule } from '../tool-rule.ts';
import type { JsonObject, WireConditionalRule, WireRule } from './wire-rule.ts';

/** Node id of the rule at an index: a Letta rule has no text, its place in the list names it. */
function wireRuleId(index: number): NodeId {
  return `rule/${index}`;
}

/** Letta's rules in our vocabulary, one for one and in order. Conditionals compare the text of `message` (`conditionalOutcome`). */
export function fromWire(rules: readonly WireRule[]): readonly ToolRule[] {
  return rules.map((rule, index) => convert(rule, wireRuleId(index)));
}

function convert(rule: WireRule, id: NodeId): ToolRule {
  const tool = rule.tool_name;
  switch (rule.type) {
    case 'run_first':
      return { type: 'init', id, choice: choice(id, [tool], [{ name: tool, args: rule.args }]) };
    case 'exit_loop':
      return { type: 'terminal', id, tool };
    case 'continue_loop':
      return { type: 'continue', id, tool };
    case 'constrain_child_tools':
      return { type: 'child', id, tool, choice: choice(id, rule.children, rule.child_arg_nodes ?? []) };
    case 'conditional':
      return conditional(rule, id);
    case 'parent_last_tool':
      return { type: 'parent', id, tool, children: rule.children };
    case 'max_count_per_step':
      return { type: 'max-count', id, tool, limit: rule.max_count_limit };
    case 'required_before_exit':
      return { type: 'required-before-exit', id, tool };
    case 'requires_approval':
      return { type: 'requires-approval', id, tool };
  }
}

/** The strict flag beats the default; a default of `""` is none. */
function conditional(rule: WireConditionalRule, id: NodeId): ToolRule {
  const fallback = rule.require_output_mapping ? null : rule.default_child;
  return {
    type: 'conditional',
    id,
    tool: rule.tool_name,
    path: [],
    cases: Object.entries(rule.child_output_mapping).map(([key, child], index) => ({
      id: `${id}/case/${index}`,
      keys: [key],
      choice: choice(id, [child], []),
    })),
    ...(fallback === null || fallback === '' ? {} : { otherwise: choice(id, [fallback], []) }),
    unmatched: rule.require_output_mapping ? 'nothing' : 'anything',
  };
}

interface FixedForTool {
  readonly name: string;
  readonly args: JsonObject | null;
}

function choice(id: NodeId, tools: readonly string[], fixed: readonly FixedForTool[]): Choice {
  return { any: false, targets: tools.map((tool, index) => target(`${id}/target/${index}`, tool, fixed)) };
}

/** Of several entries for one child the last one that holds arguments counts. */
function target(id: NodeId, tool: string, fixed: readonly FixedForTool[]): Target {
  const args = fixed.findLast(({ name, args }) => name === tool && args !== null && Object.keys(args).length > 0)?.args;
  const entries = Object.entries(args ?? {});
  return {
    id,
    tool,
    arguments: entries.map(([name, value]): Argument => ({
      id: `${id}/${name}`,
      name,
      value: { kind: 'json', value },
    })),
  };
}
