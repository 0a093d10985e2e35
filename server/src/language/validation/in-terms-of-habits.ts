import type { LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import { arrowsGoOn } from '../habits/flow-habits.ts';
import { habits } from '../habits/habits.ts';
import { recognise } from '../habits/habit.ts';
import { severalLines } from '../habits/value-habits.ts';
import { kindOf } from '../lexer/error-kind.ts';
import { diagnosticOf, messageOf, type DiagnosticData } from './diagnostic-of.ts';
import { withoutRepeatedColons } from './repeated-colons.ts';

/**
 * Errors of syntax, those that come from a habit of other languages in the words of that. The data of an error whose text
 * another one should take the place of hold that text, as `instead`.
 */
export function inTermsOfHabits(
  errors: readonly Diagnostic[],
  { textDocument }: LangiumDocument,
): readonly Diagnostic[] {
  const told = errors.map((error) => inTermsOfHabit(error, textDocument));
  return withoutRepeatedColons(told, (line) => lineAt(line, textDocument));
}

function inTermsOfHabit(error: Diagnostic, textDocument: LangiumDocument['textDocument']): Diagnostic {
  const { line, character } = error.range.start;
  // No more than the line is searched: a file may have thousands of errors.
  const content = lineAt(line, textDocument);
  const { block, kind, after } = error.data as DiagnosticData;
  const ofBlock = block === undefined ? undefined : messageOfBlock(error, content);
  if (ofBlock !== undefined) return { ...error, message: ofBlock };
  const found = recognise(habits, content, character, messageOf(error));
  if (!found) return error;
  const range = { start: { line, character: found.start }, end: { line, character: found.end } };
  const data = {
    ...(found.instead === undefined ? {} : { instead: found.instead }),
    ...(block === undefined ? {} : { block }),
    // What stands before a colon may be no tool: then that is what is told.
    ...(found.message.endsWith('not `:`.') ? { kind, after } : {}),
  };
  return diagnosticOf('syntax-error', range, found.message, { data });
}

/** What is wrong with a line that goes on below. */
function messageOfBlock(error: Diagnostic, line: string): string | undefined {
  const kind = kindOf(error.data as DiagnosticData);
  if (kind === 'open-line' || /^\s*prompt\s*:\s*$/.test(line)) return severalLines;
  return kind === 'no-target' ? arrowsGoOn : undefined;
}

/** A line, counted from 0, without its end. */
function lineAt(line: number, text: LangiumDocument['textDocument']): string {
  const start = { line, character: 0 };
  return text.getText({ start, end: { line: line + 1, character: 0 } }).replace(/[\r\n]+$/, '');
}
