import type { IToken } from 'chevrotain';
import type {
  AstNode,
  CompositeCstNode,
  CstNode,
  GrammarAST,
  LangiumCoreServices,
  LexerResult,
  Linker,
  Mutable,
  ValueConverter,
} from 'langium';
import { ConcreteTree } from './concrete-tree.ts';
import { Defaults } from './defaults.ts';
import type { NewNode } from './new-node.ts';

const nothing: LexerResult = { tokens: [], hidden: [], errors: [] };

/** Builds the trees of texts, as Langium's parser does, out of what was read of them. */
export class TreeBuilder {
  readonly cst = new ConcreteTree();
  /** The node that is being built. */
  node: NewNode = { $type: '' };
  /** What was read of a rule that stands for a text. */
  text = '';
  /** The nodes and texts of the rules that called those that are being read. */
  private readonly nodes: NewNode[] = [];
  private readonly texts: string[] = [];
  private tokens: readonly IToken[] = [];
  private at = 0;
  private hidden: readonly IToken[] = [];
  private hiddenAt = 0;
  private readonly converter: ValueConverter;
  private readonly linker: Linker;
  private readonly defaults: Defaults;

  constructor(services: LangiumCoreServices) {
    this.converter = services.parser.ValueConverter;
    this.linker = services.references.Linker;
    this.defaults = new Defaults(services.shared.AstReflection);
  }

  /** Begins with the node of a whole text. */
  beginText(type: string, text: string, { tokens, hidden }: LexerResult): void {
    this.cst.beginText(text);
    this.node = { $type: type };
    [this.tokens, this.at] = [tokens, 0];
    [this.hidden, this.hiddenAt] = [hidden, 0];
  }

  /** Completes the node of a whole text, and lets go of that. */
  endText(): AstNode {
    this.addHiddenBefore(Infinity);
    const file = this.complete();
    this.linkToCst(file);
    this.beginText('', '', nothing);
    return file as AstNode;
  }

  /** Begins another node; `leave` goes back to the one before. */
  begin(type: string): void {
    this.nodes.push(this.node);
    this.node = { $type: type };
  }

  /** Completes the node that is being built, and what it is in the concrete tree. */
  complete(): NewNode {
    const { node } = this;
    node.$cstNode = this.cst.end();
    this.defaults.addTo(node);
    return node;
  }

  /** Goes on with the node that was being built before the one that is complete now. */
  leave(): void {
    this.node = this.nodes.pop() ?? this.node;
  }

  /** Goes on with a node that was completed, in place of one that has nothing yet. */
  become(node: NewNode): void {
    for (const property in this.node)
      if (property !== '$type') throw new Error(`The grammar puts a ${node.$type} into another node.`);
    node.$cstNode = undefined;
    this.node = node;
  }

  /** Begins another value that is made of texts; `completeValue` goes back to the one before. */
  beginValue(): void {
    this.texts.push(this.text);
    this.text = '';
  }

  /** Gives the value that is complete, and what it is in the concrete tree. */
  completeValue(): { readonly cst: CompositeCstNode; readonly value: unknown } {
    const cst = this.cst.end();
    const value = this.valueOf(this.text, cst);
    this.text = this.texts.pop() ?? '';
    return { cst, value };
  }

  /** The next token that was read. */
  takeToken(): IToken | undefined {
    return this.tokens[this.at++];
  }

  /** Adds a token to the concrete tree, behind the comments before it. */
  addLeaf(token: IToken, feature: GrammarAST.AbstractElement): CstNode {
    this.addHiddenBefore(token.startOffset);
    return this.cst.addLeaf(token, feature);
  }

  private addHiddenBefore(offset: number): void {
    for (let next = this.hidden[this.hiddenAt]; next && next.startOffset < offset; next = this.hidden[this.hiddenAt]) {
      this.cst.addHidden(next);
      this.hiddenAt += 1;
    }
  }

  /** The value that a text in the program means. */
  valueOf(text: string, cst: CstNode): unknown {
    return this.converter.convert(text, cst);
  }

  /** A reference by a name, in a property of the node that is being built. */
  referenceTo(property: string, name: string, cst: CstNode): unknown {
    return this.linker.buildReference(this.node as AstNode, property, cst, name);
  }

  /** Lets the concrete tree know of a node, which is complete. */
  linkToCst(node: NewNode): void {
    if (node.$cstNode) (node.$cstNode as Mutable<CstNode>).astNode = node as AstNode;
  }
}
