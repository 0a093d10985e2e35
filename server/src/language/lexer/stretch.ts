import type { ILexingError, IToken } from 'chevrotain';
import { moveToken } from './move-token.ts';
import { movedLexerError } from './moved-error.ts';

/** A part of a text, from the beginning of a line that nothing before has a say in. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** The line on which it begins, from 1. */
  readonly line: number;
}

/** What is read behind a stretch that does not reach to the end of the text: what follows there is a declaration. */
const nextDeclaration = 'type next = null';

/** The text to read for a stretch of a text. */
export function textOf(text: string, { from, to }: Stretch): string {
  return to < text.length ? text.slice(from, to) + nextDeclaration : text.slice(from);
}

/** Moves tokens that were read from a stretch alone to where they stand in the text. */
export function moveInto({ from, line }: Stretch, tokens: readonly IToken[]): void {
  if (from === 0) return;
  for (const token of tokens) moveToken(token, { offset: from, lines: line - 1 });
}

/** Errors that were found in a stretch alone, where they stand in the text. */
export function errorsInto({ from, line }: Stretch, errors: readonly ILexingError[]): readonly ILexingError[] {
  return errors.map((error) => movedLexerError(error, { offset: from, lines: line - 1 }));
}
