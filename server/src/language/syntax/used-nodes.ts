import { isReference, type AstNode } from 'langium';
import { isArgument, isImportedName, type WfFile } from '../generated/ast.ts';
import { nodesOf } from './nodes.ts';

/** A declaration, parameter or input, and a place of the file that uses it. */
export interface Use {
  readonly used: AstNode;
  readonly by: AstNode;
}

/**
 * What the names of a file stand for, where they are used: neither where an import brings them in, nor where a call
 * names a parameter in order to fix it.
 */
export function usesIn(file: WfFile): readonly Use[] {
  return nodesOf(file)
    .filter((node) => !isImportedName(node) && !isArgument(node))
    .flatMap((by) => targetsOf(by).map((used) => ({ by, used })));
}

/** What the names that stand in a node itself refer to. */
function targetsOf(node: AstNode): readonly AstNode[] {
  return (Object.values(node) as unknown[]).flatMap((part) => (isReference(part) && part.ref ? [part.ref] : []));
}
