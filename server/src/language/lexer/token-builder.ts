import { Lexer, type IMultiModeLexerDefinition, type TokenType } from 'chevrotain';
import { DefaultTokenBuilder, type GrammarAST } from 'langium';
import { reservedWords } from './reserved-words.ts';

const wordPattern = /^[A-Za-z]+$/;

/** Lexer modes: which tokens are looked for where, in this order. Everything not listed belongs to code. */
const textModes = {
  string: ['PLACEHOLDER_OPEN', 'STRING_CHARS', 'STRING_ESCAPE', 'LONE_BRACE', 'STRING_CLOSE', 'STRING_END_OF_LINE'],
  block: ['BLOCK_CLOSE', 'PLACEHOLDER_OPEN', 'BLOCK_CHARS', 'LONE_BRACE'],
  placeholder: ['secret', 'ID', '.', 'PLACEHOLDER_CLOSE'],
} as const;

/** Tokens that are errors, and the group in which the lexer collects them. */
const unexpected = ['OPEN_COMMENT', 'UNEXPECTED'] as const;
export const unexpectedGroup = 'unexpected';

/**
 * Tokens that are described by what they do not begin with. The lexer looks tokens up by their first character, but only
 * in modes of which it knows every first character.
 */
const openEnded = ['UNEXPECTED', 'STRING_CHARS', 'BLOCK_CHARS'] as const;
const everyCharacter = Array.from({ length: 0x10000 }, (_, code) => code);

const sharedWithCode: ReadonlySet<string> = new Set(['ID', '.']);

/** Tokens of four modes. A keyword is a token of its own and, by token category, also a name where the grammar wants one. */
export class WfTokenBuilder extends DefaultTokenBuilder {
  override buildTokens(grammar: GrammarAST.Grammar): IMultiModeLexerDefinition {
    const types = super.buildTokens(grammar) as TokenType[];
    const byName = new Map(types.map((type) => [type.name, type]));
    const get = (name: string): TokenType => {
      const type = byName.get(name);
      if (!type) throw new Error(`The grammar has no token ${name}.`);
      return type;
    };
    const word = get('WORD');
    word.PATTERN = Lexer.NA;
    delete word.LINE_BREAKS;
    get('ID').CATEGORIES = [word];
    for (const type of types) categorize(type, get('ID'), word);
    switchModes(get);
    for (const name of openEnded) get(name).START_CHARS_HINT = everyCharacter;

    const inTexts = new Set<string>(Object.values(textModes).flat());
    for (const name of unexpected) inTexts.add(name);
    const code = types.filter((type) => type !== word && (sharedWithCode.has(type.name) || !inTexts.has(type.name)));
    return {
      defaultMode: 'code',
      modes: {
        code: [word, ...code, ...unexpected.map(get)],
        string: textModes.string.map(get),
        block: textModes.block.map(get),
        placeholder: textModes.placeholder.map(get),
      },
    };
  }
}

function categorize(type: TokenType, id: TokenType, word: TokenType): void {
  if (typeof type.PATTERN !== 'string') return;
  delete type.LONGER_ALT;
  if (!wordPattern.test(type.name)) return;
  type.LONGER_ALT = [id];
  // `secret` is a keyword inside placeholders only, where it must not be taken for an input.
  type.CATEGORIES = reservedWords.has(type.name) || type.name === 'secret' ? [word] : [id, word];
}

function switchModes(get: (name: string) => TokenType): void {
  // Alone it is the name of a parameter or input; `{secret.NAME}` never is.
  get('secret').PATTERN = /secret(?=\.)/;
  get('STRING_OPEN').PUSH_MODE = 'string';
  get('BLOCK_OPEN').PUSH_MODE = 'block';
  get('PLACEHOLDER_OPEN').PUSH_MODE = 'placeholder';
  for (const name of ['STRING_CLOSE', 'STRING_END_OF_LINE', 'BLOCK_CLOSE', 'PLACEHOLDER_CLOSE']) {
    get(name).POP_MODE = true;
  }
  for (const name of unexpected) get(name).GROUP = unexpectedGroup;
  get('OPEN_COMMENT').LINE_BREAKS = true;
  const endOfLine = get('STRING_END_OF_LINE');
  endOfLine.GROUP = Lexer.SKIPPED;
  endOfLine.LINE_BREAKS = true;
  get('BLOCK_CHARS').LINE_BREAKS = true;
}
