import type { TokenType } from 'chevrotain';
import { CstUtils, type GrammarAST } from 'langium';
import type { Receiver } from './receiver.ts';
import type { Step } from './step.ts';
import { TokenPlace, type Continuation } from './token-place.ts';
import type { ParseEvent, TokenReader } from './token-reader.ts';
import type { TreeBuilder } from './tree-builder.ts';

/** Reads a token. */
export class ReadToken implements Step, ParseEvent {
  private readonly place: TokenPlace;
  private readonly feature: GrammarAST.AbstractElement;
  private readonly receiver: Receiver | undefined;

  constructor(
    type: TokenType,
    feature: GrammarAST.AbstractElement,
    receiver: Receiver | undefined,
    behind: Continuation,
  ) {
    this.place = new TokenPlace(type, behind);
    this.feature = feature;
    this.receiver = receiver;
  }

  addFirst(places: Set<TokenPlace>): false {
    places.add(this.place);
    return false;
  }

  read(reader: TokenReader): boolean {
    if (!this.place.matches(reader.ahead(0))) return false;
    reader.advance();
    reader.events.push(this);
    return true;
  }

  build(trees: TreeBuilder): void {
    const token = trees.takeToken();
    // What the lexer put in has no width, and stays outside of the trees.
    if (!token || !CstUtils.isValidTokenRange(token)) return;
    const leaf = trees.addLeaf(token, this.feature);
    this.receiver?.take(trees, trees.valueOf(token.image, leaf), leaf);
  }
}
