import type { IToken, TokenType } from 'chevrotain';
import { DefaultLexer, type LexerResult, type TokenizeOptions } from 'langium';
import { TokenStructure } from './token-structure.ts';

/** Puts in the tokens that line ends and unclosed brackets stand for; see `TokenStructure`. */
export class WfLexer extends DefaultLexer {
  private readonly typeOf = (name: string): TokenType => {
    const type = this.definition[name];
    if (!type) throw new Error(`The grammar has no token ${name}.`);
    return type;
  };

  override tokenize(text: string, options?: TokenizeOptions): LexerResult {
    const result = super.tokenize(text, options);
    const structure = new TokenStructure(result.tokens, this.typeOf);
    const complete = options?.mode !== 'partial';
    const tokens: IToken[] = structure.read({ complete, endsWithLine: endsWithLine(text, result.tokens.at(-1)) });
    return { ...result, tokens, errors: [...result.errors, ...structure.errors] };
  }
}

function endsWithLine(text: string, last: IToken | undefined): boolean {
  return last?.endOffset !== undefined && /[\r\n]/.test(text.slice(last.endOffset + 1));
}
