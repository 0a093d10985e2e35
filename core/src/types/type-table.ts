import type { NodeId } from '../ir/node-id.ts';
import type { Type, TypeDeclaration } from '../ir/type.ts';

/** The type declarations of a program by id. */
export type TypeTable = ReadonlyMap<NodeId, TypeDeclaration>;

/** Index of a program's type declarations. */
export function typeTable(declarations: readonly TypeDeclaration[]): TypeTable {
  return new Map(declarations.map((declaration) => [declaration.id, declaration]));
}

const any: Type = { kind: 'primitive', name: 'any' };

/**
 * The type behind a chain of references. A reference without a declaration, or one that only leads back to itself
 * (both are error findings), is `any`, so that every function over types stays total.
 */
export function resolveType(type: Type, types: TypeTable): Exclude<Type, { kind: 'reference' }> {
  let current = type;
  for (let hops = 0; current.kind === 'reference'; hops += 1) {
    const declared = types.get(current.declaration);
    if (declared === undefined || hops > types.size) return any as Exclude<Type, { kind: 'reference' }>;
    current = declared.type;
  }
  return current;
}
