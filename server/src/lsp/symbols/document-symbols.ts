import { GrammarUtils, type AstNode, type LangiumDocument } from 'langium';
import type { DocumentSymbolProvider, NodeKindProvider } from 'langium/lsp';
import type { DocumentSymbol } from 'vscode-languageserver';
import {
  isObjectType,
  isTool,
  isTypeAlias,
  isWorkflow,
  type Declaration,
  type Field,
  type Parameter,
} from '#language/generated/ast.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { nodesIn } from '#language/syntax/nodes.ts';
import { written } from '#language/syntax/written.ts';
import type { WfServerServices } from '../services.ts';
import { signatureText } from '../signature-text.ts';

/** Characters of a signature or type that an outline shows. */
const longest = 80;

/** The outline of a file: declarations with their signatures, and in them parameters, inputs and fields. */
export class WfDocumentSymbols implements DocumentSymbolProvider {
  private readonly kinds: NodeKindProvider;

  constructor(services: WfServerServices) {
    this.kinds = services.shared.lsp.NodeKindProvider;
  }

  getSymbols(document: LangiumDocument): DocumentSymbol[] {
    return (fileOf(document)?.declarations ?? []).flatMap((node) => this.symbol(node, partsOf(node)));
  }

  private symbol(node: Declaration | Field | Parameter, parts: readonly (Field | Parameter)[]): DocumentSymbol[] {
    const name = written(node.name);
    const place = GrammarUtils.findNodeForProperty(node.$cstNode, 'name');
    // An outline has no place for what is not named yet.
    if (!name || node.$cstNode === undefined || place === undefined || name.trim() === '') return [];
    const children = parts.flatMap((part) => this.symbol(part, []));
    const detail = detailOf(node);
    return [
      {
        name,
        ...(detail !== undefined && { detail }),
        kind: this.kinds.getSymbolKind(node),
        range: node.$cstNode.range,
        selectionRange: place.range,
        ...(children.length > 0 && { children }),
      },
    ];
  }
}

function partsOf(node: Declaration): readonly (Field | Parameter)[] {
  if (!isTypeAlias(node)) return node.parameters;
  const type: AstNode | undefined = written(node.type);
  return type === undefined
    ? []
    : nodesIn(type)
        .filter(isObjectType)
        .flatMap(({ fields }) => fields);
}

function detailOf(node: Declaration | Field | Parameter): string | undefined {
  if (isTool(node) || isWorkflow(node)) return shortened(signatureText(node).slice(node.name.length));
  const type = isTypeAlias(node) ? undefined : written(node.type)?.$cstNode?.text.replace(/\s+/g, ' ');
  return type && shortened(type);
}

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
