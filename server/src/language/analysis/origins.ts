import {
  isAstNode,
  URI,
  type AstNode,
  type AstNodeLocator,
  type LangiumCoreServices,
  type LangiumDocument,
  type LangiumDocuments,
} from 'langium';
import type { Range } from 'vscode-languageserver-types';
import type { NodeId } from '#core/ir/node-id.ts';
import { rangeOf } from '../syntax/range-of.ts';

/** Where a node stands. Lines and characters from 0. */
export interface Place {
  readonly uri: string;
  readonly range: Range;
}

/** From ids back to text. */
export class Origins {
  private readonly locator: AstNodeLocator;
  private readonly documents: LangiumDocuments;

  constructor(services: Pick<LangiumCoreServices, 'shared' | 'workspace'>) {
    this.locator = services.workspace.AstNodeLocator;
    this.documents = services.shared.workspace.LangiumDocuments;
  }

  /** The part of the text that stands for a node: of a declaration its name. `undefined` for ids of other texts. */
  locate(document: LangiumDocument, id: NodeId): Place | undefined {
    const node = this.node(document, id);
    return node && { uri: this.documentOf(document, id)?.uri.toString() ?? '', range: rangeOf(node) };
  }

  /** The node that an id of this document names. */
  node(document: LangiumDocument, id: NodeId): AstNode | undefined {
    const root = this.documentOf(document, id)?.parseResult.value;
    const node = root && this.locator.getAstNode(root, id.slice(id.lastIndexOf('#') + 1));
    // A path of another text may lead to a text or a number of this one.
    return isAstNode(node) ? node : undefined;
  }

  private documentOf(document: LangiumDocument, id: NodeId): LangiumDocument | undefined {
    const end = id.lastIndexOf('#');
    return end < 0 ? document : this.documents.getDocument(URI.parse(id.slice(0, end)));
  }
}
