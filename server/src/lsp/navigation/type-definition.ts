import type { LangiumDocument } from 'langium';
import type { TypeDefinitionProvider } from 'langium/lsp';
import type { LocationLink, TypeDefinitionParams } from 'vscode-languageserver';
import { isTool, isTypeAlias, isWorkflow, type TypeAlias, type TypeExpression } from '#language/generated/ast.ts';
import type { Named } from '#language/references/occurrence.ts';
import type { Occurrences } from '#language/references/occurrences.ts';
import { written } from '#language/syntax/written.ts';
import type { WfServerServices } from '../services.ts';
import { linkTo } from './definition.ts';

/** From a parameter, field or tool to the declarations of the types that it has or returns. */
export class WfTypeDefinitions implements TypeDefinitionProvider {
  private readonly occurrences: Occurrences;

  constructor(services: WfServerServices) {
    this.occurrences = services.references.Occurrences;
  }

  getTypeDefinition(document: LangiumDocument, { position }: TypeDefinitionParams): LocationLink[] {
    const occurrence = this.occurrences.at(document, document.textDocument.offsetAt(position));
    if (occurrence === undefined) return [];
    const aliases = new Set(occurrence.targets.flatMap((node) => aliasesOf(node)));
    return [...aliases].map((alias) => linkTo(alias, occurrence.range));
  }
}

function aliasesOf(node: Named): readonly TypeAlias[] {
  if (isTypeAlias(node)) return [node];
  return namedIn(isTool(node) || isWorkflow(node) ? node.returns : written(node.type));
}

/** The types that an expression names, itself or in a union or array; not what these are made of. */
function namedIn(type: TypeExpression | undefined): readonly TypeAlias[] {
  switch (type?.$type) {
    case 'NamedType':
      return [written(type.declaration)?.ref ?? []].flat();
    case 'ArrayType':
      return namedIn(written(type.element));
    case 'UnionType':
      return type.options.flatMap(namedIn);
    default:
      return [];
  }
}
