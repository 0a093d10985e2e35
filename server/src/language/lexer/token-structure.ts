import type { IToken, TokenType } from 'chevrotain';
import { endLineOf, errorAt, lineOf, quoted } from './inserted-tokens.ts';
import { otherCase } from '../habits/other-case.ts';
import { otherSeparator, wordBeforeKey } from './case-keys.ts';
import { casesBehindColon, casesInBraces, meantByColon } from './colon-meant.ts';
import {
  announcesBody,
  beginsCases,
  isWord,
  lacksBrace,
  startsCase,
  startsDeclaration,
  startsStatement,
} from './line-starts.ts';
import { closerAround, closesBracket, closesText, openedBy, opens, type OpenBracket } from './open-bracket.ts';
import { depthOfBrace, depthOfCase, leastColumn } from './unopened-cases.ts';
import { deepestNesting, WrittenTokens } from './written-tokens.ts';

/** Where a declaration begins that nothing before it has a say in: no bracket, text or statement is open. */
export interface DeclarationToken {
  readonly keyword: IToken;
  /** `undefined` when the text begins with the declaration. */
  readonly previous: IToken | undefined;
}

/**
 * Completes the tokens of a file with tokens of no width, which never enter the syntax tree:
 * - the end of each statement and case, and of what stands before a declaration, so that a half-written line cannot
 *   swallow the next one;
 * - the closing bracket where a line can only mean that one was forgotten, so that the damage stays small.
 *
 * A correct file gets line ends only: no line of it can start in the way that closes a bracket.
 */
export class TokenStructure extends WrittenTokens {
  readonly declarations: DeclarationToken[] = [];
  private readonly input: readonly IToken[];
  /** No arrow of the case has come yet. */
  private inKeys = false;
  private suffixes = 0;

  constructor(tokens: readonly IToken[], typeOf: (name: string) => TokenType) {
    super(typeOf);
    this.input = tokens;
  }

  /** `complete`: the text does not go on, so what is open is closed. `endsWithLine`: a line break follows the last token. */
  read(end: { readonly complete: boolean; readonly endsWithLine: boolean }): IToken[] {
    for (let at = 0; at < this.input.length; at += this.takeColon(at) || this.takeAt(at));
    const last = this.input.at(-1);
    if (!last) return this.out;
    if (end.complete) this.closeDownTo(0, last);
    else if (end.endsWithLine && this.inLines()) this.endStatement(last);
    return this.out;
  }

  private takeAt(at: number): 1 {
    const token = this.input[at];
    if (token) this.take(token, this.input[at - 1], this.input[at + 1]);
    return 1;
  }

  private take(token: IToken, previous: IToken | undefined, next: IToken | undefined): void {
    if (previous && lineOf(token) > endLineOf(previous)) this.startLine(token, previous, next);
    else if (!previous && startsDeclaration(token, next)) this.startDeclaration(token, previous);
    if (!previous || lineOf(token) > endLineOf(previous)) this.indentation = token.startColumn ?? 1;
    if (previous && token.tokenType.name === '}') this.closeForgotten(token, previous);
    else if (previous && token.image === closerAround(this.open)) this.closeDownTo(this.open.length - 1, previous);
    const isKey = this.readsKey(token, previous);
    if (this.readsOtherwise(token, previous, next, isKey)) return;
    if (this.inLines() && token.tokenType.name !== '}') this.inStatement = token.tokenType.name !== 'EOS';
    if (token.tokenType.name === 'when' && this.inLines()) this.pending = 'cases';
    if (this.open.length === 0 && announcesBody(token, previous, next, this.typeOf)) this.pending = 'body';
    const opened = this.track(token, previous, next);
    if (isKey && isWord(token, this.typeOf) && !startsCase(token)) this.quote(token);
    else if (this.open.length <= deepestNesting && this.suffixes <= deepestNesting) this.out.push(token);
    else this.reportDepth(token);
    if (opened) this.open.push(opened);
  }

  /**
   * Reads `workflow w:` and a body, or `workflow w: {`, as `workflow w {`, `when:` and cases as `when {`, and `tool t():`
   * without a type as `tool t()`: that is what their authors mean, and are told. Gives how many tokens that were.
   */
  private takeColon(at: number): number {
    if (this.input[at]?.tokenType.name !== ':' || (this.open.length > 0 && this.pending !== 'cases')) return 0;
    const kind = this.pending;
    const meant =
      kind === 'cases'
        ? casesBehindColon(this.input, at, leastColumn(this.open, this.indentation), this.typeOf('{'))
        : meantByColon(this.input, at, kind === 'body', this.typeOf('{'));
    if (meant === undefined) return 0;
    this.errors.push(meant.error);
    const { brace } = meant;
    if (brace === undefined || kind === undefined) return 1;
    this.enter(kind, brace);
    return brace.image === '' ? 1 : 2;
  }

  /** Reads a workflow whose body has no `{` as one that has, before its first statement, and says so. */
  private openBody(statement: IToken, previous: IToken): void {
    const message = `Expected \`{\` after \`${previous.image}\`, not \`${statement.image}\`.`;
    this.errors.push(errorAt(statement, message, 'body-without-brace'));
    this.enter('body', this.nothing('{', previous));
  }

  /** What the first token of a line says about the lines before. */
  private startLine(token: IToken, previous: IToken, next: IToken | undefined): void {
    if (this.pending === 'body' && this.open.length === 0 && lacksBrace(token, previous, next))
      this.openBody(token, previous);
    if (this.pending === 'cases' && beginsCases(token, previous, leastColumn(this.open, this.indentation))) {
      this.errors.push(errorAt(previous, casesInBraces, 'cases-without-brace'));
      this.enter('cases', this.nothing('{', previous));
    }
    if (this.open.at(-1)?.kind === 'string') this.open.pop();
    const top = this.open.at(-1);
    if (top && top.kind !== 'block' && startsDeclaration(token, next)) this.closeDownTo(0, previous);
    else if (top?.kind === 'group' && startsStatement(token, next)) {
      const lines = this.open.findLastIndex((open) => open.kind === 'body' || open.kind === 'cases');
      if (lines >= 0) this.closeDownTo(lines + 1, previous);
    }
    const column = token.startColumn ?? 0;
    if (startsCase(token)) this.closeDownTo(depthOfCase(this.open, column), previous);
    // Cases stand deeper than the line that holds their `when`; a line that does not, and is none, is behind them.
    const cases = this.open.at(-1);
    const outside = column <= (cases?.indentation ?? 0);
    if (cases?.kind === 'cases' && outside && !startsCase(token) && startsStatement(token, next)) {
      const body = this.open.findLastIndex((open) => open.kind === 'body');
      if (body >= 0) this.closeDownTo(body + 1, previous);
    }
    if (this.open.length === 0 && startsDeclaration(token, next)) {
      this.out.push(this.nothing('EOS', previous));
      this.startDeclaration(token, previous);
    }
    // No line begins with these, but one that goes on: a chain, a choice, the cases of a `when`.
    const continues = ['->', '|'].includes(token.tokenType.name) || (token.image === '{' && this.pending === 'cases');
    if (this.inLines() && !continues) this.endStatement(previous);
  }

  /** Forgets the text before: a declaration reads the same wherever it stands. */
  private startDeclaration(keyword: IToken, previous: IToken | undefined): void {
    this.declarations.push({ keyword, previous });
    this.pending = undefined;
    this.inStatement = false;
    this.inKeys = false;
    this.suffixes = 0;
    this.tooDeep = false;
  }

  /** Before a `}`: ends the statement in front of it and closes round and square brackets that were forgotten. */
  private closeForgotten(token: IToken, previous: IToken): void {
    this.closeDownTo(depthOfBrace(this.open, token.startColumn ?? 0), previous);
    const brace = this.open.findLastIndex((open) => open.closer === '}' && open.kind !== 'placeholder');
    if (brace >= 0 && this.open.at(-1)?.kind === 'group') this.closeDownTo(brace + 1, previous);
    if (this.inLines()) this.endStatement(previous);
  }

  /** Keeps the stack of open brackets; gives the bracket that this token opens. */
  private track(token: IToken, previous: IToken | undefined, next: IToken | undefined): OpenBracket | undefined {
    const name = token.tokenType.name;
    if (name === '[' && next?.tokenType.name === ']')
      this.suffixes = previous?.tokenType.name === ']' ? this.suffixes + 1 : 1;
    else if (name !== ']') this.suffixes = 0;
    if (closesText(token)) this.open.pop();
    else if (closesBracket(token)) this.close(name);
    const { pending, indentation } = this;
    const inside = this.open.length > 0;
    const opened = opens(token) ? openedBy(token, previous, { pending, indentation, inside }) : undefined;
    if (opened?.kind === 'body' || opened?.kind === 'cases') {
      this.pending = undefined;
      this.inStatement = false;
    }
    return opened;
  }

  /** The token is a key of a case: its first, or one behind a bar, and no arrow stood before. */
  private readsKey(token: IToken, previous: IToken | undefined): boolean {
    if (this.open.at(-1)?.kind !== 'cases') return false;
    if (!this.inStatement) this.inKeys = true;
    else if (token.tokenType.name === '->') this.inKeys = false;
    return this.inKeys && (!this.inStatement || previous?.tokenType.name === '|');
  }

  /** Reads a case `spam -> …` as `"spam" -> …`, which is what its author means, and says so. */
  private quote(token: IToken): void {
    this.out.push(...quoted(token, this.typeOf));
    const text = token.image.replaceAll('`', '');
    this.errors.push(errorAt(token, `A case is a value: a text stands in quotes, \`"${text}"\`${otherCase(text)}.`));
  }

  /**
   * Leaves out a word before the value of a case, and reads `"a", "b" -> …` and `"a" or "b" -> …` as `"a" | "b" -> …`: that is
   * what their authors mean, and are told. `false` for other tokens.
   */
  private readsOtherwise(
    token: IToken,
    previous: IToken | undefined,
    next: IToken | undefined,
    isKey: boolean,
  ): boolean {
    const inKeys = this.open.at(-1)?.kind === 'cases' && this.inKeys && this.inStatement;
    const separator = inKeys && !isKey ? otherSeparator(token, next) : undefined;
    const error = isKey ? wordBeforeKey(token, next, this.typeOf) : separator;
    if (error === undefined) return false;
    this.errors.push(error);
    if (separator !== undefined && previous) this.out.push(this.nothing('|', previous));
    return true;
  }
}
