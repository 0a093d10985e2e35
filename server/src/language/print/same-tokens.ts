import type { TokenList } from './tokens/read-tokens.ts';
import type { Token } from './tokens/token.ts';

/**
 * Whether two texts say the same: the same tokens with the same ends of statements, and the same comments in any order. Commas
 * before closing brackets do not count, nor the difference between `;` and a line end, nor how a declaration ends.
 */
export function sameTokens(one: TokenList, other: TokenList): boolean {
  return equal([...meaning(one.tokens)], [...meaning(other.tokens)]) && equal(comments(one), comments(other));
}

/** Whether the comments of two texts that say the same belong to the same tokens, on the same side of them. */
export function sameNeighbours(one: TokenList, other: TokenList): boolean {
  return equal([...neighbours(one.tokens)], [...neighbours(other.tokens)]);
}

function* neighbours(tokens: readonly Token[]): Iterable<string> {
  for (const { text, before, after } of tokens) {
    yield* before.map(() => `< ${text}`);
    yield* after.map(() => `> ${text}`);
  }
}

const declarationWords: ReadonlySet<string> = new Set(['import', 'tool', 'type', 'workflow', '']);

function* meaning(tokens: readonly Token[]): Iterable<string> {
  for (const [index, { text, endsStatement }] of tokens.entries()) {
    const next = tokens[index + 1]?.text ?? '';
    if (text === ',' && /^[)\]}]$/.test(next)) continue;
    if (text !== ';') yield text;
    if ((text === ';' || endsStatement) && !declarationWords.has(next)) yield ';';
  }
}

function comments({ tokens, comments: last }: TokenList): string[] {
  const inOrder = tokens.flatMap(({ before, after }) => [...before, ...after]);
  return [...inOrder, ...last].map(({ text }) => text.replace(/\s+/g, ' ').trim()).sort();
}

function equal(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}
