import { isWord, type Token } from '../tokens/token.ts';
import { isBracket, isSign, lastToken, type Piece } from './pieces.ts';

/** Signs that stand directly behind what is before them. */
const closeBehind: ReadonlySet<string> = new Set([',', ';', ':', '?', '.']);

/** Whether two neighbours of one line stand close together. */
export function standsClose(previous: Piece, next: Piece): boolean {
  if (isSign(previous, '.')) return true;
  if (!isBracket(next)) return closeBehind.has(next.text);
  const before = lastToken(previous);
  if (next.open.text === '(') return isWord(before);
  return next.open.text === '[' && next.inner.length === 0 && endsType(before);
}

/** Parameters, arguments and lists may end with a comma; brackets around a type and the answer of `exit` may not. */
export function mayEndWithComma(previous: Piece | undefined, open: Token): boolean {
  if (open.text !== '(') return true;
  const before = previous && lastToken(previous);
  return before !== undefined && isWord(before) && before.text !== 'exit';
}

/** `[]` behind it makes an array type. */
function endsType(token: Token): boolean {
  return isWord(token) || /^["\d)}\]-]/.test(token.text);
}
