import type { IToken } from 'chevrotain';

/** Has a token that ends with a line break end where the next line begins. Chevrotain has it end behind the break, on the line before, where no column is. */
export function endBehindBreak(token: IToken): void {
  if (token.endLine === undefined || !/[\r\n]$/.test(token.image)) return;
  token.endLine += 1;
  token.endColumn = 0;
}
