import type { ILexingError } from 'chevrotain';
import type { Distance } from './move-token.ts';

/** A copy of an error of the lexer, elsewhere. */
export function movedLexerError(error: ILexingError, { offset, lines }: Distance): ILexingError {
  return { ...error, offset: error.offset + offset, line: error.line === undefined ? undefined : error.line + lines };
}
