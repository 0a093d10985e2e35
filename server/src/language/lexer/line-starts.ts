import { tokenMatcher, type IToken, type TokenType } from 'chevrotain';
import { endLineOf, lineOf } from './inserted-tokens.ts';

const statementWords = new Set([
  'agent',
  'approve',
  'budget',
  'embedding',
  'limit',
  'model',
  'only',
  'prompt',
  'require',
  'steps',
  'temperature',
  'timeout',
  'use',
]);
const caseWords = new Set(['else', 'failed', 'true', 'false', 'null', 'NUMBER', 'STRING_OPEN']);
const wordLike = /^(`.*`|[A-Za-z_][\w-]*)$/;

/** A line that can only be a declaration: no line inside brackets is a keyword of one and then a name. */
export function startsDeclaration(token: IToken, next: IToken | undefined): boolean {
  if (!next || next.startLine !== token.startLine) return false;
  const name = token.tokenType.name;
  if (name === 'import') return next.image === '{';
  return (name === 'tool' || name === 'type' || name === 'workflow') && wordLike.test(next.image);
}

/** A line that can only be a statement of a workflow: inside round, square or curly brackets of values none starts so. */
export function startsStatement(token: IToken, next: IToken | undefined): boolean {
  if (!next || next.startLine !== token.startLine || !wordLike.test(token.image)) return false;
  if (next.tokenType.name === '->' || next.tokenType.name === '|') return true;
  return statementWords.has(token.tokenType.name) && !/^[:.,|()[\]{}=?]$/.test(next.image);
}

/** A statement begins a line behind the head of a workflow, and nothing before it lets a type go on: the `{` is missing. */
export function lacksBrace(token: IToken, previous: IToken, next: IToken | undefined): boolean {
  const ended = !['workflow', ':', '|', '='].includes(previous.tokenType.name);
  return ended && next?.image !== '|' && !startsDeclaration(token, next) && startsStatement(token, next);
}

/** The first token of a line is the key of a case. */
export function startsCase(token: IToken): boolean {
  return caseWords.has(token.tokenType.name);
}

/** A line that can only be a case, deeper than the one before, which ends with a `when` and whose column is given. */
export function beginsCases(token: IToken, previous: IToken, indentation: number): boolean {
  return (token.startColumn ?? 0) > indentation && lineOf(token) > endLineOf(previous) && startsCase(token);
}

/** What no `workflow` stands behind that is the keyword. */
const beforeNames = new Set(['tool', 'type', 'as', '=', ':', '|']);

/** The keyword of a workflow, outside of brackets: the next brace holds its body. */
export function announcesBody(
  token: IToken,
  previous: IToken | undefined,
  next: IToken | undefined,
  typeOf: (name: string) => TokenType,
): boolean {
  if (token.tokenType.name !== 'workflow') return false;
  // At the beginning of a line it is the keyword, whatever is missing on the line before.
  if (startsDeclaration(token, next) && previous && lineOf(token) > endLineOf(previous)) return true;
  return !beforeNames.has(previous?.tokenType.name ?? '') && !!next && (isWord(next, typeOf) || next.image === '{');
}

/** A name or a keyword. */
export function isWord(token: IToken, typeOf: (name: string) => TokenType): boolean {
  return tokenMatcher(token, typeOf('WORD'));
}
