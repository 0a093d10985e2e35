import type { IToken } from 'chevrotain';
import {
  CompositeCstNodeImpl,
  LeafCstNodeImpl,
  RootCstNodeImpl,
  type CompositeCstNode,
  type CstNode,
  type GrammarAST,
} from 'langium';
import { endLineOf, lineOf } from '../../lexer/inserted-tokens.ts';

type Node = CompositeCstNodeImpl | LeafCstNodeImpl;

/** A node whose content is not complete, and where that begins in the list of all that waits. */
interface Open {
  readonly node: CompositeCstNodeImpl;
  begin: number;
}

/**
 * Builds a concrete tree as Langium's `CstNodeBuilder` does, by the same rules. What a node holds waits in one list for all
 * open nodes, and gets an array of its own size when the node is complete. A list that grows for each node, as Langium's,
 * begins with room for sixteen, which is thrown away at once: a tenth of what parsing allocated.
 */
export class ConcreteTree {
  private readonly open: Open[] = [];
  private readonly waiting: Node[] = [];

  /** Begins with the node of a whole text. */
  beginText(text: string): void {
    this.open.length = 0;
    this.waiting.length = 0;
    this.open.push({ node: new RootCstNodeImpl(text), begin: 0 });
  }

  /** Begins a node in the one that is open. It is part of that once it is complete, unless it is empty. */
  begin(feature: GrammarAST.AbstractElement): void {
    const node = new CompositeCstNodeImpl();
    node.grammarSource = feature;
    this.open.push({ node, begin: this.waiting.length });
  }

  /** Adds a token that is part of the grammar. */
  addLeaf(token: IToken, feature: GrammarAST.AbstractElement): CstNode {
    const leaf = leafOf(token, false);
    leaf.grammarSource = feature;
    this.add(leaf, this.innermost.node);
    return leaf as CstNode;
  }

  /** Adds a comment: before the node that is open and has nothing yet, in the first one around it that has something. */
  addHidden(token: IToken): void {
    const end = this.waiting.length;
    const holds = this.open.findLastIndex(({ begin }) => begin < end);
    const at = Math.max(holds, 0);
    this.add(leafOf(token, true), this.openAt(at).node);
    for (let inner = at + 1; inner < this.open.length; inner += 1) this.openAt(inner).begin += 1;
  }

  /** Nothing has been added to the node that is open. */
  get isEmpty(): boolean {
    return this.innermost.begin === this.waiting.length;
  }

  /** Completes the node that is open. An empty one does not become part of the tree. */
  end(): CompositeCstNode {
    const { node, begin } = this.innermost;
    this.open.pop();
    node.content = this.waiting.slice(begin) as CstNode[];
    this.waiting.length = begin;
    const around = this.open.at(-1);
    if (around && node.content.length > 0) this.add(node, around.node);
    return node as CompositeCstNode;
  }

  /** Begins a node around the one that was completed last, which is not empty. */
  wrap(feature: GrammarAST.AbstractElement): void {
    const inner = this.waiting.pop();
    this.begin(feature);
    if (inner) this.add(inner, this.innermost.node);
  }

  private add(node: Node, container: CompositeCstNodeImpl): void {
    node.container = container as CompositeCstNode;
    this.waiting.push(node);
  }

  private get innermost(): Open {
    return this.openAt(this.open.length - 1);
  }

  private openAt(index: number): Open {
    const open = this.open[index];
    if (!open) throw new Error('No text was begun.');
    return open;
  }
}

function leafOf(token: IToken, isHidden: boolean): LeafCstNodeImpl {
  const { startOffset, image, startColumn = 1, endColumn = 0, tokenType } = token;
  const line = lineOf(token) - 1;
  const endLine = endLineOf(token) - 1;
  return new LeafCstNodeImpl(startOffset, image.length, line, startColumn - 1, endLine, endColumn, tokenType, isHidden);
}
