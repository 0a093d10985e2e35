import type { Tool } from '#core/ir/tool.ts';
import {
  isIdempotentClause,
  isRetryClause,
  isSecretsClause,
  isTimeoutClause,
  isTool,
  type Callable,
  type Tool as WrittenTool,
  type Workflow,
} from '../generated/ast.ts';
import { written } from '../syntax/written.ts';
import { lowerImplementation } from './lower-implementation.ts';
import { lowerParameters } from './lower-parameters.ts';
import { lowerType } from './lower-type.ts';
import type { LoweringContext } from './lowering-context.ts';
import { wholeNumber } from './whole-number.ts';

/** Lowers a tool, or a workflow that is called as one, under the name that it has where it is used. */
export type ToolLowering = (node: Callable, name: string, context: LoweringContext) => Tool;

/** Reads the declaration anew each time. */
export function lowerTool(...[node, name, context]: Parameters<ToolLowering>): Tool {
  return isTool(node) ? lowerDeclaredTool(node, name, context) : lowerWorkflowTool(node, name, context);
}

function lowerDeclaredTool(node: WrittenTool, name: string, context: LoweringContext): Tool {
  const timeout = written(node.clauses.find(isTimeoutClause)?.milliseconds);
  const retry = node.clauses.find(isRetryClause);
  const implementation = node.implementation && lowerImplementation(node.implementation, context);
  return {
    id: context.idOf(node),
    name,
    ...context.docOf(node),
    parameters: lowerParameters(node.parameters, context),
    ...(node.returns ? { returns: lowerType(node.returns, context) } : {}),
    ...(implementation ? { implementation } : {}),
    ...(timeout === undefined ? {} : { timeout }),
    retry: (retry && wholeNumber(retry, written(retry.count), 0, context)) ?? 0,
    idempotent: node.clauses.some(isIdempotentClause),
    secrets: [...new Set(node.clauses.filter(isSecretsClause).flatMap((clause) => clause.names))],
  };
}

function lowerWorkflowTool(node: Workflow, name: string, context: LoweringContext): Tool {
  const id = context.idOf(node);
  return {
    id,
    name,
    ...context.docOf(node),
    parameters: lowerParameters(node.parameters, context),
    ...(node.returns ? { returns: lowerType(node.returns, context) } : {}),
    implementation: { kind: 'workflow', id, workflow: id },
    retry: 0,
    idempotent: false,
    secrets: [],
  };
}
