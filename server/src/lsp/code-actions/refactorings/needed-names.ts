import { AstUtils, isReference, type AstNode } from 'langium';
import { isDeclaration, type Declaration } from '#language/generated/ast.ts';
import { referencesIn } from '#language/references/references-in.ts';

/** A declaration that another one needs, under the name that it has there. */
export interface NeededName {
  readonly name: string;
  readonly declaration: Declaration;
}

/** What a declaration needs beside itself, as far as its names mean something. */
export function namesUsedBy(of: Declaration): readonly NeededName[] {
  return targetsIn(of).flatMap(({ name, declaration }) =>
    isDeclaration(declaration) && declaration !== of ? [{ name, declaration }] : [],
  );
}

/** The same; `undefined` where one of its names means nothing. */
export function neededNames(of: Declaration): readonly NeededName[] | undefined {
  return targetsIn(of).every(({ declaration }) => declaration !== undefined) ? namesUsedBy(of) : undefined;
}

function targetsIn(of: Declaration): readonly { readonly name: string; readonly declaration: AstNode | undefined }[] {
  return referencesIn(of).flatMap(({ reference }) =>
    isReference(reference) ? [{ name: reference.$refText, declaration: reference.ref }] : [],
  );
}

/** Declarations and all of the same file that they need, directly or through others. */
export function withTheirTypes(declarations: readonly Declaration[]): ReadonlySet<Declaration> | undefined {
  const all = new Set(declarations);
  for (const one of all) {
    const needed = neededNames(one);
    if (needed === undefined) return undefined;
    const home = AstUtils.getDocument(one);
    for (const { declaration } of needed) if (AstUtils.getDocument(declaration) === home) all.add(declaration);
  }
  return all;
}
