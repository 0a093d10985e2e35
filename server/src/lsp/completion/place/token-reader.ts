import type { LexerResult } from 'langium';
import { reservedWords } from '#language/lexer/reserved-words.ts';

/** A token as the lexer gives it. */
export type Token = LexerResult['tokens'][number];

/** The tokens before the cursor, one after the other. `isDone` is the cursor. */
export class TokenReader {
  private readonly tokens: readonly Token[];
  private readonly cursorLine: number;
  private index = 0;

  /** `cursorLine`: as tokens count lines, from 1. */
  constructor(tokens: readonly Token[], cursorLine: number) {
    this.tokens = tokens;
    this.cursorLine = cursorLine;
  }

  isDone(): boolean {
    return this.index >= this.tokens.length;
  }

  /** The cursor stands on a later line than the last token that was taken. */
  get onNewLine(): boolean {
    const last = this.tokens[this.index - 1];
    return this.isDone() && (last === undefined || (last.endLine ?? 0) < this.cursorLine);
  }

  /** A token that begins on the line of the cursor. */
  isOnCursorLine(token: Token): boolean {
    return token.startLine === this.cursorLine;
  }

  is(...names: readonly string[]): boolean {
    return names.includes(this.peek()?.tokenType.name ?? '');
  }

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.index + ahead];
  }

  take(): Token | undefined {
    const token = this.peek();
    this.index += 1;
    return token;
  }

  takeIf(...names: readonly string[]): boolean {
    const fits = this.is(...names);
    if (fits) this.index += 1;
    return fits;
  }

  /** Takes a name of a declaration; gives it without backquotes. */
  name(): string | undefined {
    const token = this.peek();
    return token && isWord(token) && !reservedWords.has(token.image) ? this.word() : undefined;
  }

  /** Takes a name of a parameter or field, which may be any word. */
  word(): string | undefined {
    const token = this.peek();
    if (token === undefined || !isWord(token)) return undefined;
    this.index += 1;
    return token.image.replaceAll('`', '');
  }

  /** Goes on behind the line, with all brackets that it opens; stops before the `}` around it. */
  skipLine(): void {
    let depth = 0;
    for (; !this.isDone(); this.index += 1) {
      if (depth === 0 && this.is('EOS', '}')) return;
      if (this.is('(', '[', '{')) depth += 1;
      else if (this.is(')', ']', '}')) depth = Math.max(0, depth - 1);
    }
  }
}

function isWord({ tokenType: { name }, image }: Token): boolean {
  return name === 'ID' || (name === image && /^[A-Za-z]+$/.test(image));
}
