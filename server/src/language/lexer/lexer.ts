import type { ILexingError, IToken, TokenType } from 'chevrotain';
import {
  DefaultLexer,
  type LangiumCoreServices,
  type LexerResult,
  type LexingReport,
  type TokenizeOptions,
} from 'langium';
import { declarationStarts, type DeclarationStart } from './declaration-starts.ts';
import { endBehindBreak } from './end-of-token.ts';
import { marked } from './error-kind.ts';
import { inSingleQuotes } from './inserted-tokens.ts';
import { makePlacedTokens } from './placed-token.ts';
import { errorsInto, moveInto, textOf, type Stretch } from './stretch.ts';
import { unexpectedGroup } from './token-builder.ts';
import { TokenStructure } from './token-structure.ts';

/** What the lexer tells of a text beside its tokens. */
export interface WfLexingReport extends LexingReport {
  /** Where the text can be cut, in its order. */
  readonly starts: readonly DeclarationStart[];
}

/** Puts in the tokens that line ends and unclosed brackets stand for; see `TokenStructure`. */
export class WfLexer extends DefaultLexer {
  private stretch: Stretch | undefined;

  private readonly typeOf = (name: string): TokenType => {
    const type = this.definition[name];
    if (!type) throw new Error(`The grammar has no token ${name}.`);
    return type;
  };

  constructor(services: LangiumCoreServices) {
    super(services);
    makePlacedTokens(this.chevrotainLexer);
  }

  /** While `read` runs, only a stretch of the text that it reads is made into tokens. */
  within<T>(stretch: Stretch, read: () => T): T {
    this.stretch = stretch;
    try {
      return read();
    } finally {
      this.stretch = undefined;
    }
  }

  override tokenize(text: string, options?: TokenizeOptions): LexerResult {
    const stretch = this.stretch ?? { from: 0, to: text.length, line: 1 };
    const read = textOf(text, stretch);
    const { tokens: found, groups, errors } = this.chevrotainLexer.tokenize(read);
    const { hidden = [], [unexpectedGroup]: unexpected = [] } = groups;
    for (const tokens of [found, hidden, unexpected]) moveInto(stretch, tokens);
    const texts = unexpected.flatMap((token) => inSingleQuotes(token, this.typeOf));
    if (texts.length > 0) {
      found.push(...texts);
      found.sort((a, b) => a.startOffset - b.startOffset);
    }
    const structure = new TokenStructure(found, this.typeOf);
    const complete = options?.mode !== 'partial';
    const tokens = structure.read({ complete, endsWithLine: endsWithLine(text, found.at(-1)) });
    // Only now: where lines begin is read from tokens that end on the line of their last character.
    found.forEach(endBehindBreak);
    const all = [
      ...errorsInto(stretch, errors),
      ...unexpected.map((token) => this.errorOf(token, text)),
      ...structure.errors,
    ];
    const report: WfLexingReport = {
      diagnostics: [],
      starts: declarationStarts(text, structure.declarations, hidden),
    };
    return { tokens, hidden, errors: all.sort((a, b) => a.offset - b.offset), report };
  }

  private errorOf(token: IToken, text: string): ILexingError {
    const { startOffset: offset, startLine: line, startColumn: column } = token;
    const length = /^.*/.exec(token.image)?.[0].length ?? 1;
    const message = this.errorMessageProvider.buildUnexpectedCharactersMessage(text, offset, length, line, column);
    const kind = token.tokenType.name === 'OPEN_COMMENT' ? 'open-comment' : undefined;
    return marked({ offset, line, column, length, message }, kind);
  }
}

function endsWithLine(text: string, last: IToken | undefined): boolean {
  return last?.endOffset !== undefined && /[\r\n]/.test(text.slice(last.endOffset + 1));
}
