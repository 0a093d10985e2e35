import { isReference, type AstNode } from 'langium';
import { isArgument, isImportedName, type Declaration, type Import, type WfFile } from '../generated/ast.ts';
import { referencesIn } from '../references/references-in.ts';

/** A declaration, parameter or input, and a place of the file that uses it. */
export interface Use {
  readonly used: AstNode;
  /** The name that it has at that place. */
  readonly name: string;
  readonly by: AstNode;
  /** The part of the file that the place is in. */
  readonly within: Declaration | Import;
}

/**
 * What the names of a file stand for, where they are used: neither where an import brings them in, nor where a call
 * names a parameter in order to fix it.
 */
export function usesIn(file: WfFile): readonly Use[] {
  const uses: Use[] = [];
  for (const within of [...file.imports, ...file.declarations]) {
    for (const { container: by, reference } of referencesIn(within)) {
      if (isImportedName(by) || isArgument(by) || !isReference(reference) || !reference.ref) continue;
      uses.push({ used: reference.ref, name: reference.$refText, by, within });
    }
  }
  return uses;
}
