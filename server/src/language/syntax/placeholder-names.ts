import { isCall, isTool, isWorkflow, type Declaration } from '../generated/ast.ts';
import { nodesIn } from './nodes.ts';
import { written } from './written.ts';

/** What a placeholder in a declaration may begin with: its parameters or inputs, and the tools that it calls. */
export function placeholderNames(declaration: Declaration): Set<string> {
  if (!isTool(declaration) && !isWorkflow(declaration)) return new Set();
  const called = nodesIn(declaration).flatMap((node) => (isCall(node) ? (written(node.tool)?.$refText ?? []) : []));
  return new Set([...declaration.parameters.flatMap(({ name }) => written(name) ?? []), ...called]);
}
