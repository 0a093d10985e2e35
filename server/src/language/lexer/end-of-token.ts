import type { IToken } from 'chevrotain';
import { isLineBreak } from './declaration-starts.ts';

/** Has a token that ends with a line break end where the next line begins. Chevrotain has it end behind the break, on the line before, where no column is. */
export function endBehindBreak(token: IToken): void {
  if (!isLineBreak(token.image.charCodeAt(token.image.length - 1)) || token.endLine === undefined) return;
  token.endLine += 1;
  token.endColumn = 0;
}
