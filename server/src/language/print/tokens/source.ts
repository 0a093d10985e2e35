import type { LexerResult } from 'langium';
import { readTokens } from './read-tokens.ts';
import type { Comment, Token } from './token.ts';

/** Where the parser or lexer found an error; `offset` is `NaN` at the end of the file. */
export interface SyntaxError {
  readonly offset: number;
  readonly length: number;
}

/** A file as its tokens, with those marked at which a syntax error was found. */
export class Source {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Comments behind the last token that do not trail it. */
  readonly comments: readonly Comment[];
  private readonly broken = new Set<number>();

  constructor(text: string, lexed: LexerResult, errors: readonly SyntaxError[]) {
    this.text = text;
    const { tokens, comments } = readTokens(text, lexed);
    this.tokens = tokens;
    this.comments = comments;
    for (const error of errors) this.mark(error);
  }

  token(index: number): Token {
    const token = this.tokens[index];
    if (!token) throw new Error(`The file has no token ${index}.`);
    return token;
  }

  /** The index of the first token that ends behind the offset. */
  indexAt(offset: number): number {
    let low = 0;
    let high = this.tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.token(middle).end > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Whether an error was found at one of the tokens from `first` to `last`, or at the one behind: that is where an unfinished part shows. */
  isBroken(first: number, last: number): boolean {
    for (let index = first; index <= last + 1; index += 1) if (this.broken.has(index)) return true;
    return false;
  }

  private mark({ offset, length }: SyntaxError): void {
    if (Number.isNaN(offset)) {
      this.broken.add(this.tokens.length - 1);
      return;
    }
    let index = this.indexAt(offset);
    // An error between two tokens belongs to the first, which something should have followed.
    if ((this.tokens[index]?.start ?? Infinity) > offset || length === 0) this.broken.add(index - 1);
    for (; (this.tokens[index]?.start ?? Infinity) < offset + Math.max(length, 1); index += 1) this.broken.add(index);
  }
}
