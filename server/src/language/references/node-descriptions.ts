import {
  AstUtils,
  CstUtils,
  type AstNode,
  type AstNodeDescription,
  type AstNodeDescriptionProvider,
  type AstNodeLocator,
  type DocumentSegment,
  type LangiumCoreServices,
  type LangiumDocument,
  type NameProvider,
  type URI,
} from 'langium';

/** Where a node stands that no text holds. */
const start = { line: 0, character: 0 };
const nowhere: DocumentSegment = { offset: 0, length: 0, end: 0, range: { start, end: start } };

/**
 * Describes nodes by what they are and where they stand now, not where they stood when they were described: a node keeps
 * its description when lines come or go before it. Nothing is computed before it is asked for.
 */
export class WfNodeDescriptions implements AstNodeDescriptionProvider {
  readonly locator: AstNodeLocator;
  readonly names: NameProvider;

  constructor(services: Pick<LangiumCoreServices, 'references' | 'workspace'>) {
    this.locator = services.workspace.AstNodeLocator;
    this.names = services.references.NameProvider;
  }

  createDescription(node: AstNode, name: string | undefined, document?: LangiumDocument): AstNodeDescription {
    const known = name ?? this.names.getName(node);
    if (known === undefined || known === '') throw new Error(`This ${node.$type} has no name to be described by.`);
    return new NodeDescription(node, known, (document ?? AstUtils.getDocument(node)).uri, this);
  }
}

class NodeDescription implements AstNodeDescription {
  readonly node: AstNode;
  readonly name: string;
  readonly documentUri: URI;
  readonly #of: WfNodeDescriptions;

  constructor(node: AstNode, name: string, documentUri: URI, of: WfNodeDescriptions) {
    this.node = node;
    this.name = name;
    this.documentUri = documentUri;
    this.#of = of;
  }

  get type(): string {
    return this.node.$type;
  }

  get path(): string {
    return this.#of.locator.getAstNodePath(this.node);
  }

  get nameSegment(): DocumentSegment {
    return CstUtils.toDocumentSegment(this.#of.names.getNameNode(this.node)) ?? this.selectionSegment;
  }

  get selectionSegment(): DocumentSegment {
    return CstUtils.toDocumentSegment(this.node.$cstNode) ?? nowhere;
  }
}
