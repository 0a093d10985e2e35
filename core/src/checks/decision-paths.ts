import type { Workflow } from '../ir/workflow.ts';
import type { Flow } from '../ir/flow.ts';
import type { ConditionalRule } from '../rules/tool-rule.ts';
import { typeAtPath, type TypeAtPath } from '../types/field-type.ts';
import type { TypeTable } from '../types/type-table.ts';

/** A decision that looks at a field which the result of its tool does not have. */
export interface UnknownPath {
  readonly rule: ConditionalRule;
  readonly end: Extract<TypeAtPath, { known: false }>;
}

/** The decisions that look at nothing. While there is one, only what holds whatever it may find is known of the runs. */
export function unknownPaths({ tools, rules }: Workflow | Flow, types: TypeTable): readonly UnknownPath[] {
  const returns = new Map(tools.map((tool) => [tool.name, tool.returns]));
  return rules.flatMap((rule) => {
    const result = rule.type === 'conditional' ? returns.get(rule.tool) : undefined;
    if (rule.type !== 'conditional' || result === undefined) return [];
    const end = typeAtPath(result, rule.path, types);
    return end.known ? [] : { rule, end };
  });
}

/** How many steps of the path of a `when` say again what it looks at anyway, as `result`, `tool` and `tool.result` do. */
export function needlessSteps({ path, tool }: ConditionalRule): number {
  if (path[0] === 'result') return 1;
  if (path[0] !== tool) return 0;
  return path[1] === 'result' ? 2 : 1;
}
