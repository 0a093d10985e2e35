import type { ILexingError, IToken, TokenType } from 'chevrotain';
import { DefaultLexer, type LexerResult, type TokenizeOptions } from 'langium';
import { unexpectedGroup } from './token-builder.ts';
import { TokenStructure } from './token-structure.ts';

/** Puts in the tokens that line ends and unclosed brackets stand for; see `TokenStructure`. */
export class WfLexer extends DefaultLexer {
  private readonly typeOf = (name: string): TokenType => {
    const type = this.definition[name];
    if (!type) throw new Error(`The grammar has no token ${name}.`);
    return type;
  };

  override tokenize(text: string, options?: TokenizeOptions): LexerResult {
    const { tokens: found, groups, errors } = this.chevrotainLexer.tokenize(text);
    const structure = new TokenStructure(found, this.typeOf);
    const complete = options?.mode !== 'partial';
    const tokens = structure.read({ complete, endsWithLine: endsWithLine(text, found.at(-1)) });
    const unexpected = (groups[unexpectedGroup] ?? []).map((token) => this.errorOf(token, text));
    return { tokens, hidden: groups.hidden ?? [], errors: [...errors, ...unexpected, ...structure.errors] };
  }

  private errorOf(token: IToken, text: string): ILexingError {
    const { startOffset: offset, startLine: line, startColumn: column } = token;
    const length = /^.*/.exec(token.image)?.[0].length ?? 1;
    const message = this.errorMessageProvider.buildUnexpectedCharactersMessage(text, offset, length, line, column);
    return { offset, line, column, length, message };
  }
}

function endsWithLine(text: string, last: IToken | undefined): boolean {
  return last?.endOffset !== undefined && /[\r\n]/.test(text.slice(last.endOffset + 1));
}
