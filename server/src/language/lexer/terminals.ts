import type { TokenType } from 'chevrotain';
import { WfTerminals, type WfTerminalNames } from '../generated/ast.ts';

const every = 'every';
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const digits = '0123456789';
const spaces =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/**
 * The characters that each terminal of the grammar begins with. The lexer looks tokens up by their first character; it
 * could find these out by itself, where the pattern does not say what a token does _not_ begin with, but that takes a
 * good part of a start. A test compares them with what the lexer finds.
 */
const firstCharacters: Readonly<Record<Exclude<WfTerminalNames, 'WORD'>, string>> = {
  DURATION: digits,
  NUMBER: `-${digits}`,
  ID: `_${letters}\``,
  EOS: ';',
  BLOCK_OPEN: '"',
  STRING_OPEN: '"',
  STRING_CHARS: every,
  STRING_ESCAPE: '\\',
  STRING_CLOSE: '"',
  STRING_END_OF_LINE: '\r\n',
  BLOCK_CHARS: every,
  BLOCK_CLOSE: '"',
  PLACEHOLDER_OPEN: '{',
  PLACEHOLDER_CLOSE: '}',
  LONE_BRACE: '{',
  WHITESPACE: spaces,
  BLOCK_COMMENT: '/',
  LINE_COMMENT: '/',
  OPEN_COMMENT: '/',
  UNEXPECTED: every,
};

/** Terminals that may go over the end of a line. */
const severalLines: ReadonlySet<string> = new Set<WfTerminalNames>([
  'STRING_END_OF_LINE',
  'BLOCK_CHARS',
  'WHITESPACE',
  'BLOCK_COMMENT',
  'OPEN_COMMENT',
]);

/** The lexer tells characters above 255 apart by the 255 that they stand among only: some of each are as good as all. */
const everyCharacter = Array.from({ length: 0x200 }, (_, index) => index * 128)
  .filter((code) => code > 0xff)
  .concat(
    Array.from({ length: 0x100 }, (_, code) => code),
    0xffff,
  );

/** The token types of the terminals, in the order of the grammar, with all that the lexer would work out by itself. */
export function terminalTokens(hidden: ReadonlySet<string>): TokenType[] {
  return Object.entries(WfTerminals).map(([name, pattern]): TokenType => {
    const first = name in firstCharacters ? firstCharacters[name as keyof typeof firstCharacters] : '';
    return {
      name,
      PATTERN: pattern,
      START_CHARS_HINT: first === every ? everyCharacter : first.split(''),
      LINE_BREAKS: severalLines.has(name),
      ...(hidden.has(name) && { GROUP: 'hidden' }),
    };
  });
}
