import { NoViableAltException, type IToken, type TokenType } from 'chevrotain';
import type { Recovery } from './line-recovery.ts';
import { ruleNamed } from './rule-name.ts';

const ofText = new Set(['STRING_CHARS', 'STRING_ESCAPE']);
const ofPlaceholder = new Set(['ID', 'secret', '.', 'PLACEHOLDER_CLOSE']);

/**
 * Reads placeholders in a plain text as what they look like, and says that they are none. The lexer cannot know: whether
 * a text is a template depends on where it stands.
 */
export class PlainPlaceholders {
  private readonly parser: Recovery;
  private readonly chars: TokenType;

  constructor(parser: Recovery, chars: TokenType) {
    this.parser = parser;
    this.chars = chars;
  }

  /** To be called where the inside of a plain text begins; elsewhere it does nothing. */
  readAsText(): void {
    if (ruleNamed(this.parser.getCurrRuleFullName()) !== 'PlainText') return;
    let inside = false;
    for (let ahead = 1; ; ahead += 1) {
      const token = this.parser.LA(ahead);
      const { name } = token.tokenType;
      const opens = name === 'PLACEHOLDER_OPEN' || name === 'LONE_BRACE';
      if (opens) this.report(token);
      else if (!(inside ? ofPlaceholder : ofText).has(name)) return;
      if (opens || inside) this.turnToText(token);
      inside = name === 'PLACEHOLDER_OPEN' || (inside && name !== 'PLACEHOLDER_CLOSE');
    }
  }

  private report(token: IToken): void {
    const message = 'This text can hold no placeholder; for a brace in it write `{{`.';
    this.parser.SAVE_ERROR(new NoViableAltException(message, token, this.parser.LA(0)));
  }

  private turnToText(token: IToken): void {
    token.tokenType = this.chars;
    if (this.chars.tokenTypeIdx !== undefined) token.tokenTypeIdx = this.chars.tokenTypeIdx;
  }
}
