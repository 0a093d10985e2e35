import type { ILexingError, IRecognitionException, IToken } from 'chevrotain';
import type { LangiumDocument } from 'langium';
import type { Diagnostic, Position, Range } from 'vscode-languageserver-types';
import { kindOf } from '../lexer/error-kind.ts';
import { expectedAfter } from '../parser/expectations.ts';
import { sentence } from '../parser/sentence.ts';
import { withoutConsequences } from './consequences.ts';
import { diagnosticOf, type DiagnosticData } from './diagnostic-of.ts';
import { endlessNumbers } from './endless-numbers.ts';
import { inTermsOfHabits } from './in-terms-of-habits.ts';

/**
 * The errors of lexer and parser, in the order of the text, without those that another one brings about: at most one for
 * each line. One that comes from a habit of other languages says what it is in this one.
 */
export function syntaxErrors(document: LangiumDocument): readonly Diagnostic[] {
  const known = found.get(document.parseResult) ?? foundIn(document);
  found.set(document.parseResult, known);
  return known;
}

/** Asked for several times at each key, and a file may have thousands. */
const found = new WeakMap<LangiumDocument['parseResult'], readonly Diagnostic[]>();

function foundIn(document: LangiumDocument): readonly Diagnostic[] {
  const { lexerErrors, parserErrors } = document.parseResult;
  const all = [
    ...lexerErrors.map(lexerError),
    ...parserErrors.map((error) => parserError(error, document)),
    ...endlessNumbers(document),
    ...unreadableBytes(document),
  ].sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
  if (all.length === 0) return all;
  return inTermsOfHabits(withoutConsequences(all, document.textDocument.getText()), document);
}

/** A line is in a block of another language below an error: whatever is found there follows from that. */
export function isInBlock(line: number, { range, data }: Diagnostic): boolean {
  const { block } = data as DiagnosticData;
  return typeof block === 'number' && range.start.line < line && line <= block;
}

function lexerError(error: ILexingError): Diagnostic {
  const line = (error.line ?? 1) - 1;
  const character = (error.column ?? 1) - 1;
  const range = { start: { line, character }, end: { line, character: character + error.length } };
  return diagnosticOf('syntax-error', range, error.message, { data: { kind: kindOf(error) } });
}

/** The data say of which kind it is and, as `after`, which word an arrow is missing behind. */
function parserError(error: IRecognitionException, document: LangiumDocument): Diagnostic {
  const kind = kindOf(error);
  const data = { kind, after: kind === 'no-arrow' ? tokenBefore(error)?.image : undefined };
  return diagnosticOf('syntax-error', parserRange(error, document), wordsOf(error, document), { data });
}

function tokenBefore(error: IRecognitionException): IToken | undefined {
  return 'previousToken' in error ? (error.previousToken as IToken) : undefined;
}

/** The token that was not expected; at the end of a line or file, the last token that was. */
function parserRange(error: IRecognitionException, document: LangiumDocument): Range {
  const previous = tokenBefore(error);
  return (
    (kindOf(error) === 'no-type' && previous ? tokenRange(previous) : undefined) ??
    valueBehind(error, document) ??
    tokenRange(error.token) ??
    (previous && tokenRange(previous)) ??
    lastCharacter(error.token, document)
  );
}

/** What stands behind the first word of a statement, where the word is right and its value is not. */
function valueBehind(error: IRecognitionException, { textDocument }: LangiumDocument): Range | undefined {
  if (kindOf(error) !== 'no-value') return undefined;
  const value = /[ \t]*("[^"\r\n]*"?|[\w.-]+|\S)/y;
  value.lastIndex = error.token.startOffset + error.token.image.length;
  const found = value.exec(textDocument.getText())?.[1];
  if (found === undefined) return undefined;
  return {
    start: textDocument.positionAt(value.lastIndex - found.length),
    end: textDocument.positionAt(value.lastIndex),
  };
}

/** What a statement that is no flow ends with; `undefined` for a flow. */
function endOfStatement(line: string): string | undefined {
  const [, word] = /^\s*(\w+)\s+[\w"`]/.exec(line) ?? [];
  if (word === undefined || expectedAfter(word) === undefined) return undefined;
  const list = word === 'use' || word === 'approve' || /^\s*only\b.*:/.test(line);
  const more = list ? '`,` or ' : /^\s*limit\s.*\sto\s+\d+\s*$/.test(line) ? '`else` or ' : '';
  return `${more}the end of the line`;
}

function lineBefore({ startOffset }: IToken, text: LangiumDocument['textDocument']): string {
  const end = text.positionAt(startOffset);
  return text.getText({ start: { line: end.line, character: 0 }, end });
}

/** What is wrong, as the rest of the line shows it. */
function wordsOf(error: IRecognitionException, { textDocument }: LangiumDocument): string {
  const previous = tokenBefore(error);
  const kind = kindOf(error);
  const expected =
    kind === 'no-line-end'
      ? endOfStatement(lineBefore(error.token, textDocument))
      : kind === 'no-target' && previous
        ? firstTarget(lineBefore(previous, textDocument))
        : undefined;
  return expected === undefined ? error.message : sentence(expected, previous, error.token);
}

/** The first call is a tool: what else may stand behind an arrow means nothing behind `start ->`. */
function firstTarget(beforeArrow: string): string | undefined {
  return /(?:^|[;{\s])start\s*$/.test(beforeArrow) ? 'a tool or `any`' : undefined;
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
