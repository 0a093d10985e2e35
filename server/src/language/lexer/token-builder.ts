import { Lexer, type IMultiModeLexerDefinition, type TokenType } from 'chevrotain';
import { DefaultTokenBuilder, GrammarAST } from 'langium';
import { reservedWords } from './reserved-words.ts';
import { terminalTokens } from './terminals.ts';

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

const sharedWithCode: ReadonlySet<string> = new Set(['ID', '.']);

/** Tokens of four modes. A keyword is a token of its own and, by token category, also a name where the grammar wants one. */
export class WfTokenBuilder extends DefaultTokenBuilder {
  override buildTokens(grammar: GrammarAST.Grammar): IMultiModeLexerDefinition {
    const types = [...keywordTokens(grammar), ...terminalTokens(hiddenTerminals(grammar))];
    const byName = new Map(types.map((type) => [type.name, type]));
    const get = (name: string): TokenType => {
      const type = byName.get(name);
      if (!type) throw new Error(`The grammar has no token ${name}.`);
      return type;
    };
    const word = get('WORD');
    word.PATTERN = Lexer.NA;
    get('ID').CATEGORIES = [word];
    for (const type of types) categorize(type, get('ID'), word);
    switchModes(get);

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

/**
 * One token for each keyword, the longest first. Langium's own builder walks over the grammar as streams of streams, and
 * tries each keyword on the pattern of each terminal, to know what it may be the beginning of: half of a start.
 */
function keywordTokens(grammar: GrammarAST.Grammar): TokenType[] {
  const keywords = new Set<string>();
  const visit = (part: Part): void => {
    if (part.$type === GrammarAST.Keyword.$type) keywords.add(String(part.value));
    part.elements?.forEach(visit);
    if (part.terminal) visit(part.terminal);
  };
  for (const rule of grammar.rules) if (GrammarAST.isParserRule(rule)) visit(rule.definition);
  return [...keywords]
    .sort((a, b) => b.length - a.length)
    .map((keyword) => ({ name: keyword, PATTERN: keyword, LINE_BREAKS: false }));
}

/** What stands in a rule: some elements hold others, assignments and references the one that they read. */
interface Part {
  readonly $type: string;
  readonly value?: unknown;
  readonly elements?: readonly Part[];
  readonly terminal?: Part;
}

function hiddenTerminals(grammar: GrammarAST.Grammar): ReadonlySet<string> {
  const hidden = grammar.rules.filter((rule) => GrammarAST.isTerminalRule(rule) && rule.hidden);
  return new Set(hidden.map(({ name }) => name));
}

function categorize(type: TokenType, id: TokenType, word: TokenType): void {
  if (typeof type.PATTERN !== 'string') return;
  if (!wordPattern.test(type.name)) return;
  type.LONGER_ALT = [id];
  // `secret` is a keyword inside placeholders only, where it must not be taken for an input.
  type.CATEGORIES = reservedWords.has(type.name) || type.name === 'secret' ? [word] : [id, word];
}

function switchModes(get: (name: string) => TokenType): void {
  // Alone it is the name of a parameter or input; `{secret.NAME}` never is.
  get('secret').PATTERN = /secret(?=\.)/;
  get('secret').START_CHARS_HINT = ['s'];
  get('STRING_OPEN').PUSH_MODE = 'string';
  get('BLOCK_OPEN').PUSH_MODE = 'block';
  get('PLACEHOLDER_OPEN').PUSH_MODE = 'placeholder';
  for (const name of ['STRING_CLOSE', 'STRING_END_OF_LINE', 'BLOCK_CLOSE', 'PLACEHOLDER_CLOSE']) {
    get(name).POP_MODE = true;
  }
  for (const name of unexpected) get(name).GROUP = unexpectedGroup;
  for (const name of ['WHITESPACE', 'STRING_END_OF_LINE']) skip(get(name));
}

/** Leaves a token out. It is sticky, as the lexer makes each: others it would parse, to see whether they are plain ASCII. */
function skip(type: TokenType): void {
  type.GROUP = Lexer.SKIPPED;
  if (type.PATTERN instanceof RegExp) type.PATTERN = new RegExp(type.PATTERN, 'y');
}
