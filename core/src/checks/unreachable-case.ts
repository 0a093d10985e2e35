import { canBe, valuesAt, type ResultValues } from '../automaton/result-values.ts';
import type { Finding } from '../diagnostics/finding.ts';
import type { Scalar } from '../ir/json.ts';
import type { NodeId } from '../ir/node-id.ts';
import type { Type } from '../ir/type.ts';
import type { Workflow } from '../ir/workflow.ts';
import type { ConditionalRule } from '../rules/tool-rule.ts';
import { nameText } from '../rules/rule-text.ts';
import { typeAtPath } from '../types/field-type.ts';
import { shownType } from '../types/misfit-text.ts';
import type { TypeTable } from '../types/type-table.ts';
import type { DeclarationCheck } from './check.ts';

/** A key of a `when` that no result brings about: an earlier case takes it, or the declared result type excludes it. */
export const unreachableCase: DeclarationCheck = {
  code: 'unreachable-case',
  *run({ workflows, types }): Iterable<Finding> {
    for (const workflow of workflows) yield* inWorkflow(workflow, types);
  },
};

/** `a | b -> when {…}` is one `when` of two tools: a key is of use when either result can bring it about. */
function* inWorkflow(workflow: Workflow, types: TypeTable): Iterable<Finding> {
  const returns = new Map(workflow.tools.map((tool) => [tool.name, tool.returns]));
  const verdicts = new Map<NodeId, Finding | undefined>();
  for (const rule of workflow.rules) {
    if (rule.type !== 'conditional') continue;
    for (const [at, finding] of verdictsOn(rule, returns.get(rule.tool), types)) {
      if (finding === undefined || !verdicts.has(at)) verdicts.set(at, finding);
    }
  }
  for (const finding of verdicts.values()) if (finding !== undefined) yield finding;
}

function* verdictsOn(
  rule: ConditionalRule,
  returns: Type | undefined,
  types: TypeTable,
): Iterable<[NodeId, Finding | undefined]> {
  const end = returns && typeAtPath(returns, rule.path, types);
  // A path that leads nowhere has a finding of its own.
  const here = end?.known === true ? { type: end.type, values: valuesAt(returns, rule.path, types) } : undefined;
  const first = new Map<Scalar, NodeId>();
  for (const { id, keys, keyIds } of rule.cases) {
    for (const [index, key] of keys.entries()) {
      const at = keyIds?.[index] ?? id;
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, at);
      yield [at, earlier === undefined ? excluded(at, key, rule, here) : repeated(at, key, earlier)];
    }
  }
}

function repeated(at: NodeId, key: Scalar, earlier: NodeId): Finding {
  return {
    code: 'unreachable-case',
    at,
    message: `An earlier case already takes \`${JSON.stringify(key)}\`.`,
    related: [{ at: earlier, message: 'The case that takes it.' }],
  };
}

function excluded(
  at: NodeId,
  key: Scalar,
  { tool, path }: ConditionalRule,
  here: { readonly type: Type; readonly values: ResultValues } | undefined,
): Finding | undefined {
  if (here === undefined || canBe(here.values, key)) return undefined;
  const subject = [`${nameText(tool)}.result`, ...path.map(nameText)].join('.');
  return {
    code: 'unreachable-case',
    at,
    message: `\`${subject}\` is never \`${JSON.stringify(key)}\`: it is ${shownType(here.type)}.`,
    related: [],
  };
}
