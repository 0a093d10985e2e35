import type { Json } from '../../ir/json.ts';
import type { WireRule } from './wire-rule.ts';

/** Arguments fixed for the tools that may be called now, and the rule that wrote each last. */
export interface Prefilled {
  readonly values: ReadonlyMap<string, ReadonlyMap<string, Json>>;
  readonly provenance: ReadonlyMap<string, string>;
}

/** Letta's prefilled-argument cache after a query that succeeded (LETTA.md section 3.2). `tools`: allowed and available. */
export function prefilledArguments(
  rules: readonly WireRule[],
  last: string | undefined,
  tools: ReadonlySet<string>,
): Prefilled {
  const values = new Map<string, Map<string, Json>>();
  const provenance = new Map<string, string>();
  const merge = (tool: string, args: Readonly<Record<string, Json>>, source: string): void => {
    if (!tools.has(tool)) return;
    const known = values.get(tool) ?? new Map<string, Json>();
    for (const [name, value] of Object.entries(args)) known.set(name, value);
    values.set(tool, known);
    provenance.set(tool, source);
  };
  for (const rule of rules) {
    if (last === undefined && rule.type === 'run_first' && !isEmpty(rule.args)) {
      merge(rule.tool_name, rule.args, `InitToolRule(${rule.tool_name})`);
    }
    if (rule.type !== 'constrain_child_tools' || rule.tool_name !== last) continue;
    const byChild = new Map<string, Readonly<Record<string, Json>>>();
    for (const { name, args } of rule.child_arg_nodes ?? []) if (!isEmpty(args)) byChild.set(name, args);
    for (const [child, args] of byChild) merge(child, args, `ChildToolRule(${last}->${child})`);
  }
  return { values, provenance };
}

function isEmpty(args: Readonly<Record<string, Json>> | null): args is null {
  return args === null || Object.keys(args).length === 0;
}
