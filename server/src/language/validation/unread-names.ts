import type { LangiumDocument } from 'langium';
import type { Position } from 'vscode-languageserver-types';
import { isWorkflow, type Declaration } from '../generated/ast.ts';
import { statementMeantBy } from '../habits/name-habits.ts';
import { fileOf } from '../syntax/file-of.ts';
import { lastBefore } from '../syntax/last-before.ts';
import { codeLines, declares } from './code-lines.ts';
import { syntaxErrors } from './syntax-errors.ts';

const names = /[A-Za-z_]\w*(?:-\w+)*|(?<=`)[^`]+(?=`)/g;

/** What a declaration begins with: a sign, a keyword or two that may be misspelled, and its name. */
const mostWords = 3;

/**
 * Names that a file declares or imports by lines that could not be read. They are not missing: that the line cannot be
 * read is said there.
 */
export function unreadNames(document: LangiumDocument): ReadonlySet<string> {
  const known = found.get(document.parseResult) ?? foundIn(document);
  found.set(document.parseResult, known);
  return known;
}

/** Asked for each name that means nothing, and there may be thousands. */
const found = new WeakMap<LangiumDocument['parseResult'], ReadonlySet<string>>();

function foundIn(document: LangiumDocument): ReadonlySet<string> {
  const { textDocument } = document;
  const unread = new Set<string>();
  const declarations = fileOf(document)?.declarations ?? [];
  // A statement declares nothing.
  const errors = syntaxErrors(document).filter(
    ({ range: { start } }) => !isInWorkflow(start, textDocument.offsetAt(start), declarations),
  );
  if (errors.length === 0) return unread;
  const wrong = new Set(errors.map(({ range }) => range.start.line));
  const text = textDocument.getText();
  const lines = codeLines(text);
  // A name that stands in quotes is one as well. A line deeper than a declaration belongs to it, and its head ends at `(`.
  const heads = text.split(/\r\n|\r|\n/);
  let depth = Infinity;
  for (let at = 0; at < lines.length; at += 1) {
    const statement = [lines[at] ?? ''];
    const isPart = indentOf(statement) > depth;
    if (declares.test(lines[at] ?? '')) depth = indentOf(statement);
    let isWrong = wrong.has(at);
    while (isOpenImport(statement) && at + 1 < lines.length && !declares.test(lines[at + 1] ?? '')) {
      at += 1;
      statement.push(lines[at] ?? '');
      isWrong ||= wrong.has(at);
    }
    const head = isPart ? '' : (heads[at] ?? '');
    if (isWrong) for (const name of namesIn(statement, head)) unread.add(name);
  }
  return unread;
}

function indentOf([first = '']: readonly string[]): number {
  return first.length - first.trimStart().length;
}

function isOpenImport([first = '', ...rest]: readonly string[]): boolean {
  return /\bimport[ \t]*\{/.test(first) && ![first, ...rest.slice(-1)].some((line) => line.includes('}'));
}

function namesIn(statement: readonly string[], head: string): readonly string[] {
  const isImport = statement.some((line) => /\bimport\b|\}\s*from\b/.test(line));
  if (!isImport)
    return (
      /^[^(]*/
        .exec(head)?.[0]
        .match(names)
        ?.slice(0, mostWords)
        .filter((word) => statementMeantBy(word) === undefined) ?? []
    );
  return statement.flatMap((line) => line.match(names) ?? []);
}

/** Also behind its end, if deeper than it: there a bracket closed what it should not. */
function isInWorkflow({ character }: Position, offset: number, declarations: readonly Declaration[]): boolean {
  const last = lastBefore(declarations, offset);
  if (!isWorkflow(last) || !last.$cstNode) return false;
  return offset < last.$cstNode.end || character > last.$cstNode.range.start.character;
}
