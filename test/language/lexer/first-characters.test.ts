import { Lexer, type TokenType } from 'chevrotain';
import { DefaultTokenBuilder, EmptyFileSystem } from 'langium';
import { expect, test } from 'vitest';
import { WfTokenBuilder } from '#language/lexer/token-builder.ts';
import { createWfServices } from '#language/module.ts';

const { Grammar } = createWfServices(EmptyFileSystem).Wf;
const definition = new WfTokenBuilder().buildTokens(Grammar);

/** What a lexer knows of its tokens, mode by mode. */
interface Analysed {
  readonly charCodeToPatternIdxToConfig: Readonly<Record<string, readonly (readonly Config[] | undefined)[]>>;
  readonly patternIdxToConfig: Readonly<Record<string, readonly Config[]>>;
}

interface Config {
  readonly tokenType: TokenType;
  readonly canLineTerminator: boolean;
}

/** Which token does not begin with which characters is not found out by itself; those keep what is said of them. */
const described = new Set(['UNEXPECTED', 'STRING_CHARS', 'BLOCK_CHARS']);

function withoutHints(type: TokenType): TokenType {
  if (described.has(type.name)) return type;
  const bare = { ...type };
  delete bare.START_CHARS_HINT;
  delete bare.LINE_BREAKS;
  return bare;
}

function analysed(modes: Record<string, TokenType[]>): Analysed {
  return new Lexer(
    { modes, defaultMode: 'code' },
    { ensureOptimizations: true, skipValidations: true },
  ) as unknown as Analysed;
}

test('what is said of the tokens is what the lexer finds out by itself', () => {
  const { modes } = definition;
  const said = analysed(modes);
  const found = analysed(
    Object.fromEntries(Object.entries(modes).map(([mode, types]) => [mode, types.map(withoutHints)])),
  );
  for (const mode of Object.keys(modes)) {
    const names = (lexer: Analysed): unknown =>
      lexer.charCodeToPatternIdxToConfig[mode]?.map((configs) => configs?.map(({ tokenType }) => tokenType.name));
    expect(names(said)).toEqual(names(found));
    const breaks = (lexer: Analysed): unknown =>
      lexer.patternIdxToConfig[mode]?.map(({ tokenType, canLineTerminator }) => [tokenType.name, canLineTerminator]);
    expect(breaks(said)).toEqual(breaks(found));
  }
});

test('any character may begin what nothing else is, in every mode where it is looked for', () => {
  const { charCodeToPatternIdxToConfig } = analysed(definition.modes);
  for (const [mode, last] of [
    ['code', 'UNEXPECTED'],
    ['string', 'STRING_CHARS'],
    ['block', 'BLOCK_CHARS'],
  ] as const) {
    const found = charCodeToPatternIdxToConfig[mode] ?? [];
    expect(found.length).toBeGreaterThan(255 + 255);
    for (const configs of Array.from(found)) expect(configs?.map(({ tokenType }) => tokenType.name)).toContain(last);
  }
});

test("the tokens are those that the framework's own builder makes of the grammar", () => {
  const own = Object.values(definition.modes).flat();
  const theirs = new DefaultTokenBuilder().buildTokens(Grammar) as TokenType[];
  const names = (types: readonly TokenType[]): string[] => [...new Set(types.map(({ name }) => name))].sort();
  // Whether it is sticky says nothing: the lexer makes each so.
  const read = (pattern: TokenType['PATTERN']): unknown => (pattern instanceof RegExp ? pattern.source : pattern);
  expect(names(own)).toEqual(names(theirs));
  for (const { name, PATTERN, GROUP } of theirs) {
    if (['WORD', 'secret'].includes(name)) continue;
    const type = own.find((type) => type.name === name);
    expect([name, read(type?.PATTERN)]).toEqual([name, read(PATTERN)]);
    if (GROUP === 'hidden' && type?.GROUP !== 'unexpected') expect([name, type?.GROUP]).toEqual([name, GROUP]);
  }
});
