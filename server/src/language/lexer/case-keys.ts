import type { ILexingError, IToken, TokenType } from 'chevrotain';
import { endLineOf, errorAt, lineOf } from './inserted-tokens.ts';
import { isWord, startsCase } from './line-starts.ts';

/** What other languages write before the value of a case, where it says nothing. */
const saysNothing = new Set(['case', 'elif', 'elseif', 'elsif', 'if', 'is', 'on', 'when']);

/** What is wrong with a word in place of the value of a case that stands behind it, on the same line. */
export function wordBeforeKey(
  token: IToken,
  next: IToken | undefined,
  typeOf: (name: string) => TokenType,
): ILexingError | undefined {
  const { image } = token;
  if (image === 'else' && next && (next.image === 'if' || next.image === 'when') && lineOf(next) === endLineOf(token))
    return errorAt(token, `A case begins with its value: leave out \`else ${next.image}\`.`);
  if (!isWord(token, typeOf) || startsCase(token) || !isKeyBehind(token, next)) return undefined;
  return saysNothing.has(image)
    ? errorAt(token, `A case begins with its value: leave out \`${image}\`.`)
    : errorAt(token, `A case begins with its value, not with \`${image}\`.`);
}

/** What is wrong with something else than a bar between two values of a case. */
export function otherSeparator(token: IToken, next: IToken | undefined): ILexingError | undefined {
  if ((token.image !== ',' && token.image !== 'or') || !isKeyBehind(token, next)) return undefined;
  return errorAt(token, `Values of one case are separated by \`|\`, not by \`${token.image}\`.`);
}

function isKeyBehind(token: IToken, next: IToken | undefined): boolean {
  return next !== undefined && startsCase(next) && lineOf(next) === endLineOf(token);
}
