import { tokenMatcher, type IToken, type TokenType } from 'chevrotain';

/** What comes behind a part of the grammar, up to the end of the text. */
export interface Continuation {
  /** Adds the places that can read its first token. */
  addFirst: (places: Set<TokenPlace>) => void;
}

/** A place in the grammar at which a token is read. */
export class TokenPlace {
  private readonly type: TokenType;
  private readonly behind: Continuation;
  private following: readonly TokenPlace[] | undefined;

  constructor(type: TokenType, behind: Continuation) {
    this.type = type;
    this.behind = behind;
  }

  /** The places that can read the token behind, in whichever rule they stand: worked out when first asked for. */
  get next(): readonly TokenPlace[] {
    return (this.following ??= firstBehind(this.behind));
  }

  matches(token: IToken): boolean {
    return tokenMatcher(token, this.type);
  }
}

/** The places that can read the first token of what comes behind. */
export function firstBehind(behind: Continuation): readonly TokenPlace[] {
  const places = new Set<TokenPlace>();
  behind.addFirst(places);
  return [...places];
}
