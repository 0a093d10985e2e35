import { EOF, type IToken } from 'chevrotain';
import { PlacedToken } from '../../lexer/placed-token.ts';
import type { TreeBuilder } from './tree-builder.ts';

/** Something that was read, and what it does to the trees. */
export interface ParseEvent {
  build: (trees: TreeBuilder) => void;
}

const endOfText = new PlacedToken(EOF, '', 0, 1, 1);

/** The tokens of a text while they are read, and what was read so far: trees are built only once it is known that all fits. */
export class TokenReader {
  readonly events: ParseEvent[] = [];
  private readonly tokens: readonly IToken[];
  private at = 0;

  constructor(tokens: readonly IToken[]) {
    this.tokens = tokens;
  }

  /** A token that was not read yet, by how many stand before it; behind the last one comes the end of the text. */
  ahead(by: number): IToken {
    const at = this.at + by;
    return at < this.tokens.length ? (this.tokens[at] ?? endOfText) : endOfText;
  }

  /** Reads the next token. */
  advance(): void {
    this.at += 1;
  }
}
