import type { NodeId } from '../ir/node-id.ts';
import type { Type } from '../ir/type.ts';
import type { Workflow } from '../ir/workflow.ts';
import type { Choice, ConditionalRule } from '../rules/tool-rule.ts';
import type { TypeTable } from '../types/type-table.ts';
import { narrowBeyond, narrowTo } from './narrowed-result.ts';

/** An exit that ends the run with the result of the tool before it. */
export interface ResultAtExit {
  readonly at: NodeId;
  readonly tool: string;
  readonly type: Type;
}

/**
 * The results with which runs of a workflow can end, as far as they are declared: `a -> exit`, and cases that lead
 * exactly to `exit`, each with the part of the result type that it takes.
 */
export function* resultsAtExit(workflow: Workflow, types: TypeTable): Iterable<ResultAtExit> {
  const declared = new Map(workflow.tools.map((tool) => [tool.name, tool.returns]));
  for (const rule of workflow.rules) {
    if (rule.type !== 'terminal' && rule.type !== 'conditional') continue;
    const { tool } = rule;
    const returns = declared.get(tool);
    if (returns === undefined) continue;
    if (rule.type === 'conditional') yield* resultsOfCases(rule, returns, types);
    else if (rule.answer === undefined) yield { at: rule.exit ?? rule.id, tool, type: returns };
  }
}

function* resultsOfCases(rule: ConditionalRule, returns: Type, types: TypeTable): Iterable<ResultAtExit> {
  const { tool, path } = rule;
  for (const { keys, choice } of rule.cases) {
    const exit = onlyExit(choice);
    if (exit !== undefined) yield { at: exit, tool, type: narrowTo(returns, path, keys, types) };
  }
  const rest = onlyExit(rule.otherwise);
  const named = rule.cases.flatMap(({ keys }) => keys);
  if (rest !== undefined) yield { at: rest, tool, type: narrowBeyond(returns, path, named, types) };
}

/** The `exit` of a choice that is nothing else and fixes no answer. */
function onlyExit(choice: Choice | undefined): NodeId | undefined {
  if (choice?.exit === undefined || choice.any || choice.targets.length > 0) return undefined;
  return choice.exit.answer === undefined ? choice.exit.id : undefined;
}
