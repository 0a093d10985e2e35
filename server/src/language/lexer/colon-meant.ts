import type { ILexingError, IToken, TokenType } from 'chevrotain';
import { endLineOf, errorAt, lineOf, nothingAfter } from './inserted-tokens.ts';
import { beginsCases, startsDeclaration, startsStatement } from './line-starts.ts';

/** What a `:` was written for that no type follows. */
export interface MeantColon {
  readonly error: ILexingError;
  /** The brace that opens the body of a workflow, or cases: the one that its author wrote as well, or else one of no width. */
  readonly brace?: IToken;
}

const bodyInBraces = 'The body of a workflow stands in braces, `workflow w { … }`, not behind `:`.';
/** What to say of cases that nothing opens. */
export const casesInBraces = 'The cases of a `when` stand in braces: `a -> when { "x" -> b; else -> c }`.';
const noResultType = 'Behind `:` stands the type of the result: a tool that names none has no `:`.';

/**
 * What the `:` at an index, outside of brackets, was written for, where it is not what it should be: the beginning of a result
 * type, which may stand on the next line as well. `inHeader`: the body of a workflow has not begun.
 */
export function meantByColon(
  tokens: readonly IToken[],
  index: number,
  inHeader: boolean,
  braceType: TokenType,
): MeantColon | undefined {
  const colon = tokens[index];
  const next = tokens[index + 1];
  if (colon === undefined || next === undefined) return undefined;
  if (!inHeader) {
    const ofTool = tokens[index - 1]?.image === ')' && beginsImplementation(tokens, index + 1);
    return ofTool ? { error: errorAt(colon, noResultType) } : undefined;
  }
  const written = next.image === '{';
  const isBody = beginsStatement(tokens, index + (written ? 2 : 1), written ? next : colon);
  if (!isBody && (written || !isNoType(colon, next, tokens[index + 2]))) return undefined;
  return {
    error: errorAt(colon, bodyInBraces, 'body-behind-colon'),
    brace: written ? next : nothingAfter(colon, braceType),
  };
}

/** What the `:` at an index was written for behind a `when`, whose line begins in a column. */
export function casesBehindColon(
  tokens: readonly IToken[],
  index: number,
  indentation: number,
  braceType: TokenType,
): MeantColon | undefined {
  const [colon, next] = tokens.slice(index, index + 2);
  if (colon === undefined || next === undefined) return undefined;
  const error = errorAt(colon, casesInBraces, 'cases-without-brace');
  if (next.image === '{') return { error, brace: next };
  return beginsCases(next, colon, indentation) ? { error, brace: nothingAfter(colon, braceType) } : undefined;
}

/** A line begins behind a token that can only be a statement: a type has no arrow, and a word of a setting no value. */
function beginsStatement(tokens: readonly IToken[], index: number, previous: IToken): boolean {
  const first = tokens[index];
  const next = tokens[index + 1];
  if (first === undefined || lineOf(first) <= endLineOf(previous) || startsDeclaration(first, next)) return false;
  if (next?.image !== '|' && startsStatement(first, next)) return true;
  for (let at = index; tokens[at] !== undefined && tokens[at]?.startLine === first.startLine; at += 1) {
    const { name } = tokens[at]?.tokenType ?? {};
    if (name === '->') return true;
    if (name === '{') return false;
  }
  return false;
}

/** A line begins with a word that something stands behind which no type goes on with, nor a body begins with. */
function isNoType(colon: IToken, first: IToken, next: IToken | undefined): boolean {
  if (lineOf(first) <= endLineOf(colon) || startsDeclaration(first, next) || !/^[A-Za-z_]/.test(first.image))
    return false;
  if (next === undefined || lineOf(next) > endLineOf(first)) return false;
  return !['|', '[', '{', ';'].includes(next.tokenType.name);
}

/** An implementation of a tool begins at an index, and no type: no type has a text behind it. */
function beginsImplementation(tokens: readonly IToken[], index: number): boolean {
  const [first = '', next = '', third = ''] = tokens.slice(index, index + 3).map(({ tokenType }) => tokenType.name);
  if (first === 'command') return next === '[' && opensText(third);
  if (first === 'http') return opensText(third);
  return ['from', 'mcp', 'person', 'prompt'].includes(first) && opensText(next);
}

function opensText(name: string): boolean {
  return name === 'STRING_OPEN' || name === 'BLOCK_OPEN';
}
