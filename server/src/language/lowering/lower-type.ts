import type { Field, Type, TypeDeclaration } from '#core/ir/type.ts';
import {
  isArrayType,
  isLiteralType,
  isNamedType,
  isObjectType,
  isPrimitiveType,
  isUnionType,
  type ObjectType,
  type TypeAlias,
  type TypeExpression,
} from '../generated/ast.ts';
import { written } from '../syntax/written.ts';
import { leadsOnlyToItself } from './alias-cycle.ts';
import { literalValue } from './lower-value.ts';
import { LoweringContext, type LoweredAlias } from './lowering-context.ts';

/** What a missing or unresolvable type stands for: nothing more is said against its uses. */
const anyType: Type = { kind: 'primitive', name: 'any' };

/** Lowers a type; what is missing in it is `any`. References are recorded, so that their declarations are lowered too. */
export function lowerType(node: TypeExpression | undefined, context: LoweringContext): Type {
  if (isPrimitiveType(node)) return { kind: 'primitive', name: written(node.primitive) ?? 'any' };
  if (isLiteralType(node)) {
    const literal = written(node.literal);
    return literal ? { kind: 'literal', value: literalValue(literal) } : anyType;
  }
  if (isArrayType(node)) return { kind: 'array', element: lowerType(node.element, context) };
  if (isObjectType(node)) return { kind: 'object', fields: lowerFields(node, context) };
  if (isUnionType(node)) return { kind: 'union', options: node.options.map((option) => lowerType(option, context)) };
  const alias = isNamedType(node) ? written(node.declaration)?.ref : undefined;
  if (!alias) return anyType;
  context.aliases.add(alias);
  return { kind: 'reference', declaration: context.idOf(alias), name: alias.name };
}

function lowerFields(node: ObjectType, context: LoweringContext): readonly Field[] {
  return node.fields.flatMap((field) =>
    written(field.name) === undefined
      ? []
      : {
          id: context.idOf(field),
          name: field.name,
          type: lowerType(field.type, context),
          optional: field.optional,
          ...context.docOf(field),
        },
  );
}

/** Lowers a declaration. One that is nothing but itself (`circular-type`) becomes `any`, so that whoever resolves it comes to an end. */
export function lowerAlias(alias: TypeAlias, context: LoweringContext): TypeDeclaration {
  const known = context.knownAliases.get(alias) ?? loweredAlias(alias, context);
  // Each declaration has those of its file that it refers to, and these may be the same thousands for all.
  context.knownAliases.set(alias, known);
  known.refersTo.forEach((other) => context.aliases.add(other));
  return known.lowered;
}

function loweredAlias(alias: TypeAlias, { ids, documentation }: LoweringContext): LoweredAlias {
  const own = new LoweringContext(ids, documentation);
  const lowered = {
    id: own.idOf(alias),
    name: written(alias.name) ?? '',
    type: leadsOnlyToItself(alias) ? anyType : lowerType(alias.type, own),
    ...own.docOf(alias),
  };
  return { lowered, refersTo: own.aliases };
}
