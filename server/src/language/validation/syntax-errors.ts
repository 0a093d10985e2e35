import type { IRecognitionException, IToken } from 'chevrotain';
import type { LangiumDocument, ParseResult } from 'langium';
import type { Diagnostic, Position, Range } from 'vscode-languageserver-types';
import { expectedAfter } from '../parser/expectations.ts';
import { diagnosticOf } from './diagnostic-of.ts';
import { endlessNumbers } from './endless-numbers.ts';

/** The errors of lexer and parser, in the order of the text, at most one for each line: what follows on a line is a consequence. */
export function syntaxErrors(document: LangiumDocument): Diagnostic[] {
  const { lexerErrors, parserErrors } = document.parseResult;
  const all = [
    ...lexerErrors.map((error) => diagnosticOf('syntax-error', lexerRange(error), error.message)),
    ...parserErrors.map((error) =>
      diagnosticOf('syntax-error', parserRange(error, document), messageOf(error, document)),
    ),
    ...endlessNumbers(document),
    ...unreadableBytes(document),
  ].sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
  return all.filter((error, index) => error.range.start.line !== all[index - 1]?.range.start.line);
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

/** The first call is a tool: what else may stand behind an arrow means nothing behind `start ->`. */
function messageOf(error: IRecognitionException, { textDocument }: LangiumDocument): string {
  const previous = 'previousToken' in error ? (error.previousToken as IToken) : undefined;
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
