import { DocumentState, type LangiumDocument } from 'langium';
import { isUnionType, type Field } from '#language/generated/ast.ts';
import { fieldsNamed, optionsOf } from '#language/references/type-members.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { nodesOf } from '#language/syntax/nodes.ts';

/**
 * Why fields of record types cannot get a name that another type of a union has: what reads the one there would read both.
 * Unions may stand in any of the documents. `undefined` when no union has the name beside them.
 */
export function unionClash(
  fields: readonly Field[],
  name: string,
  documents: Iterable<LangiumDocument>,
): string | undefined {
  for (const document of documents) {
    const file = document.state < DocumentState.Linked ? undefined : fileOf(document);
    for (const union of file ? nodesOf(file).filter(isUnionType) : []) {
      const options = new Set<unknown>(optionsOf([union]));
      const renamed = fields.find((field) => options.has(field.$container));
      if (renamed === undefined || fieldsNamed([union], name).every((other) => fields.includes(other))) continue;
      return `The type of \`${renamed.name}\` stands in a union with one that already has a field \`${name}\`.`;
    }
  }
  return undefined;
}
