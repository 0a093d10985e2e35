import type { ILexingError, IToken, TokenType } from 'chevrotain';
import { errorAt, nothingAfter } from './inserted-tokens.ts';
import { notClosed, type OpenBracket } from './open-bracket.ts';

/** Brackets may be nested this deep: parser and lowering are recursive, and no person reads more. */
export const deepestNesting = 64;

/** The tokens that are written so far, and the brackets, texts and statements of them that are open. */
export abstract class WrittenTokens {
  readonly errors: ILexingError[] = [];
  protected readonly out: IToken[] = [];
  protected readonly open: OpenBracket[] = [];
  protected readonly typeOf: (name: string) => TokenType;
  /** The next `{` opens a body or cases. */
  protected pending: 'body' | 'cases' | undefined;
  /** A statement or case has begun and not ended. */
  protected inStatement = false;
  /** Column in which the current line begins. */
  protected indentation = 1;
  protected tooDeep = false;

  constructor(typeOf: (name: string) => TokenType) {
    this.typeOf = typeOf;
  }

  protected inLines(): boolean {
    const kind = this.open.at(-1)?.kind;
    return kind === 'body' || kind === 'cases';
  }

  protected endStatement(previous: IToken): void {
    if (!this.inStatement) return;
    this.inStatement = false;
    this.pending = undefined;
    if (this.open.length <= deepestNesting) this.out.push(this.nothing('EOS', previous));
  }

  protected nothing(name: string, previous: IToken): IToken {
    return nothingAfter(previous, this.typeOf(name));
  }

  protected enter(kind: 'body' | 'cases', brace: IToken): void {
    this.out.push(brace);
    this.open.push({ kind, closer: '}', token: brace, indentation: this.indentation });
    this.pending = undefined;
    this.inStatement = false;
  }

  protected close(closer: string): void {
    if (this.open.at(-1)?.closer !== closer) return;
    const closed = this.open.pop();
    // The statement that holds a `when` goes on behind its cases.
    if (closed?.kind === 'cases') this.inStatement = true;
  }

  /** Closes brackets until `depth` are open, saying of each that it was not closed. */
  protected closeDownTo(depth: number, previous: IToken): void {
    while (this.open.length > depth) {
      this.pending = undefined;
      if (this.inLines()) this.endStatement(previous);
      const open = this.open.pop();
      const error = open && notClosed(open);
      if (error) this.errors.push(error);
      if (!open || open.closer === '') continue;
      if (this.open.length <= deepestNesting) this.out.push(this.nothing(open.closer, previous));
      if (open.kind === 'cases') this.inStatement = true;
    }
  }

  protected reportDepth(token: IToken): void {
    if (this.tooDeep) return;
    this.tooDeep = true;
    this.errors.push(errorAt(token, `Brackets may be nested ${deepestNesting} deep.`));
  }
}
