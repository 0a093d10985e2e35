/** A comment, at one of the two tokens that it stands between. */
export interface Comment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly line: boolean;
  /** First on its line. */
  readonly startsLine: boolean;
  /** Last on its line. */
  readonly endsLine: boolean;
  /** An empty line stands before it. */
  readonly blankBefore: boolean;
}

/** A word, number, sign or whole text (`"…"`, `"""…"""`) of a file, as written. */
export interface Token {
  readonly text: string;
  readonly start: number;
  /** The offset behind its last character. */
  readonly end: number;
  /** Comments that lead to it. */
  readonly before: readonly Comment[];
  /** Comments that trail it on its line. */
  readonly after: readonly Comment[];
  /** A line ends between it and the token before it. */
  readonly lineBreakBefore: boolean;
  /** An empty line stands directly before it. */
  readonly blankBefore: boolean;
  /** The lexer ended a statement or case behind it, without a `;`. */
  readonly endsStatement: boolean;
}

/** A token that stands in no file. */
export function newToken(text: string): Token {
  const absent = { before: [], after: [], lineBreakBefore: false, blankBefore: false, endsStatement: false };
  return { text, start: 0, end: 0, ...absent };
}

/** Whether an empty line stands before the token and its comments. */
export function followsBlank(token: Token): boolean {
  return token.before[0]?.blankBefore ?? token.blankBefore;
}

/** A name or keyword. */
export function isWord(token: Token): boolean {
  return /^[A-Za-z_`]/.test(token.text);
}
