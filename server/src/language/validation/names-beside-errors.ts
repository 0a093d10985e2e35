import type { Diagnostic, Range } from 'vscode-languageserver-types';
import { didYouMean } from '#core/text/nearest.ts';
import { statementMeantBy } from '../habits/name-habits.ts';
import { expectedAfter, statementWords } from '../parser/expectations.ts';
import { diagnosticOf, messageOf, type DiagnosticData } from './diagnostic-of.ts';
import { isInBlock } from './syntax-errors.ts';

/**
 * Errors of syntax and of names, without saying one mistake twice: a name in a stretch that could not be read is left
 * out, as is one behind the quotes of a text that is not closed or beside a sign that means nothing, a type behind a name that
 * is read in part, which may be none, and the word of a statement that could not be read as one; a line that begins like no statement and with no tool is told
 * of once, at its first word.
 */
export function namesBesideErrors(names: readonly Diagnostic[], syntax: readonly Diagnostic[]): readonly Diagnostic[] {
  if (syntax.length === 0 || names.length === 0) return [...syntax, ...names];
  const open = syntax.find(({ data }) => (data as DiagnosticData).kind === 'open-text');
  const own = names.filter(
    (name) =>
      !(open && isBehind(name, open)) &&
      !syntax.some(
        (error) =>
          overlaps(name.range, error.range) ||
          isInBlock(name.range.start.line, error) ||
          beginsStatement(name, error) ||
          isTypeBehind(name, error) ||
          isBesideSign(name, error),
      ),
  );
  const told = new Set<Diagnostic>();
  const errors = syntax.map((error) => {
    const { kind, after: word, block } = error.data as DiagnosticData;
    const lone = messageOf(error).includes(' that no arrow names is named by ')
      ? names.find(({ range }) => overlaps(range, error.range))
      : undefined;
    if (lone) return noStatement(lone, String((lone.data as DiagnosticData).name), block);
    if (kind !== 'no-arrow' || typeof word !== 'string' || expectedAfter(word) !== undefined) return error;
    const name = own.find((one) => isBefore(one, error) && (one.data as DiagnosticData).name === word);
    if (!name) return error;
    told.add(name);
    return noStatement(name, word, block, messageOf(error).endsWith('not `=`.') ? 'let' : word);
  });
  return [...errors, ...own.filter((name) => !told.has(name))];
}

/** What stands where a statement begins is neither the word of one nor a tool. */
function noStatement({ range }: Diagnostic, word: string, block: unknown, meant = word): Diagnostic {
  const hint = statementMeantBy(meant) ?? didYouMean(word, statementWords);
  const message = `\`${word}\` is no tool, and no statement begins with it.${hint}`;
  return diagnosticOf('syntax-error', range, message, { data: { block } });
}

/** The name is a word of a statement, perhaps its second by a slip, and what stands behind it could not be read. */
function beginsStatement(name: Diagnostic, error: Diagnostic): boolean {
  const { name: word, type } = name.data as DiagnosticData;
  return type !== 'NamedType' && typeof word === 'string' && expectedAfter(word) !== undefined && isBefore(name, error);
}

/** Behind a name of several words, or with other letters, the parser reads what it can: the name of a parameter as its type. */
function isTypeBehind(name: Diagnostic, error: Diagnostic): boolean {
  const { type } = name.data as DiagnosticData;
  return (
    type === 'NamedType' &&
    isBefore(error, name) &&
    /^A name (?:is one word|with other characters)/.test(messageOf(error))
  );
}

/** What stands behind a sign that means nothing is read without it; a name that a quote touches is a text that lacks the other. */
function isBesideSign(name: Diagnostic, error: Diagnostic): boolean {
  if (messageOf(error).endsWith('means nothing here.')) return isBefore(error, name);
  return messageOf(error).endsWith('not `"`.') && isBefore(name, error) && touches(name.range, error.range);
}

function touches(one: Range, other: Range): boolean {
  return one.end.character === other.start.character;
}

/** On the same line, earlier. */
function isBefore(one: Diagnostic, other: Diagnostic): boolean {
  return one.range.end.line === other.range.start.line && one.range.end.character <= other.range.start.character;
}

function isBehind(one: Diagnostic, { range: { start } }: Diagnostic): boolean {
  const { line, character } = one.range.start;
  return line > start.line || (line === start.line && character > start.character);
}

function overlaps(a: Range, b: Range): boolean {
  if (a.start.line !== b.start.line || b.end.line !== b.start.line) return false;
  return a.start.character < b.end.character && b.start.character < a.end.character;
}
