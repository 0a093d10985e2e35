import { AstUtils, type AstNode } from 'langium';
import { isArgument, isImportedName, type WfFile } from '../generated/ast.ts';

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
  return AstUtils.streamAst(file)
    .filter((node) => !isImportedName(node) && !isArgument(node))
    .flatMap((by) => AstUtils.streamReferences(by).map((info) => ({ by, reference: info.reference })))
    .flatMap(({ by, reference }) => ('ref' in reference && reference.ref ? [{ by, used: reference.ref }] : []))
    .toArray();
}
