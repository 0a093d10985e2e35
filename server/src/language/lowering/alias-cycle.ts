import { isNamedType, isUnionType, type TypeAlias, type TypeExpression } from '../generated/ast.ts';
import { written } from '../syntax/written.ts';

/** The declaration stands for itself without an object field or array between: it has no values that could be written down. */
export function leadsOnlyToItself(alias: TypeAlias): boolean {
  const seen = new Set<TypeAlias>();
  const queue = directAliases(alias.type);
  for (const next of queue) {
    if (next === alias) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...directAliases(next.type));
  }
  return false;
}

/** The declarations that a type is, or is one of, outside of fields and arrays. */
function directAliases(type: TypeExpression | undefined): TypeAlias[] {
  if (isUnionType(type)) return type.options.flatMap(directAliases);
  const alias = isNamedType(type) ? written(type.declaration)?.ref : undefined;
  return alias ? [alias] : [];
}
