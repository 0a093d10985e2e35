import { EOF, type IRecognitionException, type IToken } from 'chevrotain';
import { moveToken, type Distance } from '../lexer/move-token.ts';

/** Where an error of the parser stands: at its token, or, of the end of the file, behind everything. */
export function placeOf({ token }: IRecognitionException): number {
  return isSomewhere(token) ? token.startOffset : Infinity;
}

/** The end of a file is one token for all files, and stands nowhere. */
function isSomewhere({ tokenType }: IToken): boolean {
  return tokenType !== EOF;
}

/** Moves the tokens that errors of the parser tell of; one that several share moves once. */
export function moveParserErrors(errors: readonly IRecognitionException[], by: Distance): void {
  const tokens = new Set<IToken>();
  for (const error of errors) {
    for (const token of [error.token, ...error.resyncedTokens, ...previousOf(error)]) tokens.add(token);
  }
  for (const token of tokens) if (isSomewhere(token)) moveToken(token, by);
}

function previousOf(error: IRecognitionException): readonly IToken[] {
  return 'previousToken' in error && error.previousToken ? [error.previousToken as IToken] : [];
}
