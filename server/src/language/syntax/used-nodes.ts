import { isReference, type AstNode } from 'langium';
import { isArgument, isImportedName, type WfFile } from '../generated/ast.ts';
import { referencesIn } from '../references/references-in.ts';

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
  return [...file.imports, ...file.declarations].flatMap(referencesIn).flatMap(({ container: by, reference }) => {
    if (isImportedName(by) || isArgument(by) || !isReference(reference) || !reference.ref) return [];
    return { by, used: reference.ref };
  });
}
