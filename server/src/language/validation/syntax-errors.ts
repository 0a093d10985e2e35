import type { IRecognitionException, IToken } from 'chevrotain';
import type { LangiumDocument, ParseResult } from 'langium';
import type { Diagnostic, Position, Range } from 'vscode-languageserver-types';
import { habits } from '../habits/habits.ts';
import { recognise } from '../habits/habit.ts';
import { expectedAfter } from '../parser/expectations.ts';
import { withoutConsequences } from './consequences.ts';
import { diagnosticOf, messageOf } from './diagnostic-of.ts';
import { endlessNumbers } from './endless-numbers.ts';

/**
 * The errors of lexer and parser, in the order of the text, without those that another one brings about: at most one for
 * each line. One that comes from a habit of other languages says what it is in this one.
 */
export function syntaxErrors(document: LangiumDocument): Diagnostic[] {
  const { lexerErrors, parserErrors } = document.parseResult;
  const all = [
    ...lexerErrors.map((error) => diagnosticOf('syntax-error', lexerRange(error), error.message)),
    ...parserErrors.map((error) =>
      diagnosticOf('syntax-error', parserRange(error, document), wordsOf(error, document)),
    ),
    ...endlessNumbers(document),
    ...unreadableBytes(document),
  ].sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
  if (all.length === 0) return all;
  return withoutConsequences(all, document.textDocument.getText()).map((error) => inTermsOfHabits(error, document));
}

/** The data of an error whose text another one should take the place of hold that text, as `instead`. */
function inTermsOfHabits(error: Diagnostic, { textDocument }: LangiumDocument): Diagnostic {
  const { line, character } = error.range.start;
  // No more than the line is searched: a file may have thousands of errors.
  const found = recognise(habits, lineAt(line, textDocument), character, messageOf(error));
  if (!found) return error;
  const range = { start: { line, character: found.start }, end: { line, character: found.end } };
  const data = found.instead === undefined ? {} : { data: { instead: found.instead } };
  return diagnosticOf('syntax-error', range, found.message, data);
}

/** A line, counted from 0, without its end. */
function lineAt(line: number, text: LangiumDocument['textDocument']): string {
  const start = { line, character: 0 };
  return text.getText({ start, end: { line: line + 1, character: 0 } }).replace(/[\r\n]+$/, '');
}

function lexerRange(error: ParseResult['lexerErrors'][number]): Range {
  const line = (error.line ?? 1) - 1;
  const character = (error.column ?? 1) - 1;
  return { start: { line, character }, end: { line, character: character + error.length } };
}

/** The token that was not expected; at the end of a line or file, the last token that was. */
function parserRange(error: IRecognitionException, document: LangiumDocument): Range {
  const previous = 'previousToken' in error ? (error.previousToken as IToken) : undefined;
  return (
    valueBehind(error, document) ??
    tokenRange(error.token) ??
    (previous && tokenRange(previous)) ??
    lastCharacter(error.token, document)
  );
}

/** What stands behind the first word of a statement, where the word is right and its value is not. */
function valueBehind({ token, message }: IRecognitionException, { textDocument }: LangiumDocument): Range | undefined {
  if (expectedAfter(token.image) === undefined || !message.includes(` after \`${token.image}\`, not `))
    return undefined;
  const value = /[ \t]*("[^"\r\n]*"?|[\w.-]+|\S)/y;
  value.lastIndex = token.startOffset + token.image.length;
  const found = value.exec(textDocument.getText())?.[1];
  if (found === undefined) return undefined;
  return {
    start: textDocument.positionAt(value.lastIndex - found.length),
    end: textDocument.positionAt(value.lastIndex),
  };
}

const endExpected = 'Expected `->`, `|` or the end of the line';

/** What a statement that is no flow ends with. */
function endOfLine(message: string, line: string): string {
  const [, word] = /^\s*(\w+)\s+[\w"`]/.exec(line) ?? [];
  if (word === undefined || expectedAfter(word) === undefined) return message;
  const list = word === 'use' || word === 'approve' || /^\s*only\b.*:/.test(line);
  const more = list ? '`,` or ' : /^\s*limit\s.*\sto\s+\d+\s*$/.test(line) ? '`else` or ' : '';
  return message.replace(endExpected, `Expected ${more}the end of the line`);
}

function lineBefore({ startOffset }: IToken, text: LangiumDocument['textDocument']): string {
  const end = text.positionAt(startOffset);
  return text.getText({ start: { line: end.line, character: 0 }, end });
}

/** The first call is a tool: what else may stand behind an arrow means nothing behind `start ->`. */
function wordsOf(error: IRecognitionException, { textDocument }: LangiumDocument): string {
  const previous = 'previousToken' in error ? (error.previousToken as IToken) : undefined;
  if (error.message.startsWith(endExpected)) return endOfLine(error.message, lineBefore(error.token, textDocument));
  if (previous?.image !== '->' || !error.message.startsWith('Expected a tool, ')) return error.message;
  const { start } = tokenRange(previous) ?? {};
  const line = start && textDocument.getText({ start: { line: start.line, character: 0 }, end: start });
  if (line === undefined || !/(?:^|[;{\s])start\s*$/.test(line)) return error.message;
  return error.message.replace(/^Expected a tool, .* or `when`/, 'Expected a tool or `any`');
}

function tokenRange(token: IToken): Range | undefined {
  const { startLine, startColumn, endLine, endColumn, image } = token;
  if (image === '' || !startLine || !startColumn || !endLine || !endColumn) return undefined;
  return {
    start: { line: startLine - 1, character: startColumn - 1 },
    end: { line: endLine - 1, character: endColumn },
  };
}

function lastCharacter(token: IToken, document: LangiumDocument): Range {
  const text = document.textDocument.getText();
  const before = Number.isNaN(token.startOffset) ? text : text.slice(0, token.startOffset);
  const end = before.trimEnd().length;
  const at = (offset: number): Position => document.textDocument.positionAt(Math.max(offset, 0));
  return { start: at(end - 1), end: at(end) };
}

/** Readers of files put U+FFFD where the bytes are not UTF-8. */
function unreadableBytes(document: LangiumDocument): Diagnostic[] {
  const offset = document.textDocument.getText().indexOf('\uFFFD');
  if (offset < 0) return [];
  const range = { start: document.textDocument.positionAt(offset), end: document.textDocument.positionAt(offset + 1) };
  return [diagnosticOf('syntax-error', range, 'This character could not be read: the file is not UTF-8.')];
}
