import { EOF, NoViableAltException, tokenMatcher, type IToken, type TokenType } from 'chevrotain';
import { unreadableLine } from './error-messages.ts';
import { ruleNamed } from './rule-name.ts';

/** What Chevrotain's recovery asks and can be told; protected there. */
export interface Recovery {
  canTokenTypeBeDeletedInRecovery: (expected: TokenType) => boolean;
  canTokenTypeBeInsertedInRecovery: (type: TokenType) => boolean;
  shouldInRepetitionRecoveryBeTried: (expected: TokenType, index: number, notStuck: boolean) => boolean;
  tryInRuleRecovery: (expected: TokenType, follows: readonly TokenType[]) => IToken;
  findReSyncTokenType: () => TokenType;
  reSyncTo: (type: TokenType) => IToken[];
  readonly flattenFollowSet: () => readonly TokenType[];
  readonly getCurrRuleFullName: () => string;
  readonly LA: (howMuch: number) => IToken;
  readonly SKIP_TOKEN: () => IToken;
  readonly SAVE_ERROR: (error: NoViableAltException) => unknown;
}

const closers = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/** What has lines, and what each of them holds. */
const linesOf = new Map<string, 'Statement' | 'Case'>([
  ['Workflow', 'Statement'],
  ['When', 'Case'],
]);

/**
 * Recovers from an error by lines, so that it costs its statement or case and nothing else:
 * - what is missing on one line is never taken from the next;
 * - what is surplus on a line is left out up to the end of the line;
 * - the cases of a `when` without a `{` are left out: their `}` would be that of the workflow;
 * - brackets that open behind an error are left out with all that they hold, lines included.
 */
export class LineRecovery {
  private readonly parser: Recovery;

  constructor(parser: Recovery) {
    this.parser = parser;
    // Behind the bracket that ends a list of parameters comes a `:` as well, that of the result.
    parser.canTokenTypeBeDeletedInRecovery = (expected) =>
      !isEnd(parser.LA(1)) && !(expected.name === ':' && parser.LA(1).tokenType.name === ')');
    parser.canTokenTypeBeInsertedInRecovery = (type) => !(type.name === '{' && this.lineRule() === 'Case');
    const mayRepeat = parser.shouldInRepetitionRecoveryBeTried.bind(parser);
    parser.shouldInRepetitionRecoveryBeTried = (expected, index, notStuck) =>
      !(expected.name === '}' && this.lineRule() !== undefined) && mayRepeat(expected, index, notStuck);
    const tryInRule = parser.tryInRuleRecovery.bind(parser);
    parser.tryInRuleRecovery = (expected, follows) =>
      expected.name === 'EOS'
        ? this.endLine(() => tryInRule(expected, follows), follows)
        : ((expected.name === '{' ? this.skipToBody() : undefined) ?? tryInRule(expected, follows));
    parser.findReSyncTokenType = () => this.nextOf(this.mayFollow());
    parser.reSyncTo = (type) => this.skipTo((token) => tokenMatcher(token, type));
  }

  /** Leaves out a line that begins like no statement or case, and says so; `false` when there is none. */
  skipUnreadableLine(): boolean {
    const { parser } = this;
    const holds = this.lineRule();
    const [previous, token] = [parser.LA(0), parser.LA(1)];
    const atLine = previous.tokenType.name === '{' || isEnd(previous);
    if (holds === undefined || !atLine || token.tokenType.name === '}' || token.tokenType === EOF) return false;
    parser.SAVE_ERROR(new NoViableAltException(unreadableLine(holds, token), token, previous));
    this.skipTo(isEnd);
    parser.SKIP_TOKEN();
    return true;
  }

  /** Leaves out what stands before the `{` of a workflow at the end of its line, and takes that; `undefined` where there is none. */
  private skipToBody(): IToken | undefined {
    const { parser } = this;
    if (ruleNamed(parser.getCurrRuleFullName()) !== 'Workflow') return undefined;
    const line = parser.LA(0).endLine;
    for (let ahead = 1; parser.LA(ahead).startLine === line; ahead += 1) {
      const token = parser.LA(ahead);
      if (token.tokenType.name !== '{' || parser.LA(ahead + 1).startLine === line) continue;
      this.skipTo((one) => one === token);
      parser.SKIP_TOKEN();
      return token;
    }
    return undefined;
  }

  /** Leaves out what is surplus on a line. `putIn` ends the line where it stands, if another may begin there. */
  private endLine(putIn: () => IToken, follows: readonly TokenType[]): IToken {
    const { parser } = this;
    const begins = (token: IToken): boolean => follows.some((type) => tokenMatcher(token, type));
    const isComma = parser.LA(1).tokenType.name === ',';
    if (isComma && this.lineRule() === 'Case' && begins(parser.LA(2))) parser.SKIP_TOKEN();
    if (begins(parser.LA(1))) return putIn();
    this.skipTo(isEnd);
    const end = parser.LA(1);
    if (!isEnd(end)) return putIn();
    parser.SKIP_TOKEN();
    return end;
  }

  /** What may come next, but not what would go on with a chain behind the `when` that a case stands in. */
  private mayFollow(): readonly TokenType[] {
    const types = this.parser.flattenFollowSet();
    return ruleNamed(this.parser.getCurrRuleFullName()) === 'Case'
      ? types.filter(({ name }) => name !== '->' && name !== '|')
      : types;
  }

  private lineRule(): 'Statement' | 'Case' | undefined {
    return linesOf.get(ruleNamed(this.parser.getCurrRuleFullName()));
  }

  /** Which of the types comes first, outside of brackets that open from here on. */
  private nextOf(types: readonly TokenType[]): TokenType {
    // Nothing else comes behind declarations: the whole rest of the text would be looked at, for each error again.
    if (types.every((type) => type === EOF)) return EOF;
    const inside: string[] = [];
    for (let ahead = 1; ; ahead += 1) {
      const token = this.parser.LA(ahead);
      const found = inside.length === 0 ? types.find((type) => tokenMatcher(token, type)) : undefined;
      if (found) return found;
      if (token.tokenType === EOF) return EOF;
      follow(token, inside);
    }
  }

  /** Leaves out what stands before the first such token, outside of brackets that open from here on. */
  private skipTo(isWanted: (token: IToken) => boolean): IToken[] {
    const skipped: IToken[] = [];
    const inside: string[] = [];
    for (;;) {
      const token = this.parser.LA(1);
      if (token.tokenType === EOF || (inside.length === 0 && isWanted(token))) return skipped;
      follow(token, inside);
      skipped.push(token);
      this.parser.SKIP_TOKEN();
    }
  }
}

/** Keeps the closing brackets that are still to come. One that closes nothing is passed over. */
function follow(token: IToken, inside: string[]): void {
  const { name } = token.tokenType;
  const closer = closers.get(name);
  const closed = inside.lastIndexOf(name);
  if (closer !== undefined) inside.push(closer);
  else if (closed >= 0) inside.length = closed;
}

function isEnd(token: IToken): boolean {
  return token.tokenType.name === 'EOS';
}
