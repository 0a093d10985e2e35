import { isCall, isTool, isWorkflow, type Declaration } from '../generated/ast.ts';
import { nodesIn } from './nodes.ts';
import { written } from './written.ts';

/**
 * Whether a placeholder in a declaration may hold a path: it begins with a parameter or an input, or with what a tool that
 * the declaration calls gave or took. The fields behind that are not looked at.
 */
export function isPlaceholderPath(path: string, declaration: Declaration): boolean {
  if (!isTool(declaration) && !isWorkflow(declaration)) return false;
  const [root, of = ''] = path.split('.');
  return (
    declaration.parameters.some(({ name }) => written(name) === root) ||
    (/^(?:result|args)$/.test(of) &&
      nodesIn(declaration).some((node) => isCall(node) && written(node.tool)?.$refText === root))
  );
}
