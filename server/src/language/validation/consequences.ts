import type { Diagnostic } from 'vscode-languageserver-types';
import { kindOf, type SyntaxErrorKind } from '../lexer/error-kind.ts';
import { diagnosticOf, type DiagnosticData } from './diagnostic-of.ts';

const declares = /^([ \t]*)(?:(tool|type|workflow)[ \t]+[A-Za-z_`]|(import)[ \t]*\{)/;
const prose = /"""[^]*?(?:"""|$)|"(?:[^"\\\r\n]+|\\.)*"?|\/\*[^]*?(?:\*\/|$)|\/\/[^\r\n]*/g;

/**
 * Errors of syntax without those that another one brings about: a second one on a line, what a text or comment that goes
 * on to the end of the file seems to lack, and what a declaration inside of a workflow tears apart. `errors` are in the
 * order of `text`.
 */
export function withoutConsequences(errors: readonly Diagnostic[], text: string): readonly Diagnostic[] {
  const lines = codeOf(text).split(/\r\n|\r|\n/);
  const first = errors.filter((error, index) => lineOf(error) !== errors[index - 1]?.range.start.line);
  const open = first.find((error) => is(error, 'open-text') || is(error, 'open-comment'));
  const [within, behind] = open ? [declarationBefore(lineOf(open), lines), lineOf(open)] : [Infinity, Infinity];
  const told: Diagnostic[] = [];
  let nestedTo = -1;
  for (const error of first) {
    if (lineOf(error) > behind || (lineOf(error) >= within && is(error, 'open-bracket'))) continue;
    const nested = is(error, 'open-bracket') ? nestedIn(lineOf(error), lines) : undefined;
    if (nested) {
      told.push(nested.error);
      nestedTo = nested.to;
    } else if (is(error, 'no-declaration') && closesAgain(error, told.at(-1), lines)) continue;
    else if (lineOf(error) > nestedTo || !is(error, 'no-declaration')) told.push(error);
  }
  return told;
}

/** A line of one `}`, behind an error in the same declaration: what could not be read there has taken the brace before it. */
function closesAgain(error: Diagnostic, earlier: Diagnostic | undefined, lines: readonly string[]): boolean {
  if (earlier === undefined || lines[lineOf(error)]?.trim() !== '}') return false;
  return declarationBefore(lineOf(error), lines) <= lineOf(earlier);
}

/** The text without what stands in texts and comments, where a line may begin like a declaration and is none. */
function codeOf(text: string): string {
  return text.replace(prose, (found) => found.replace(/[^\r\n]/g, ' '));
}

/** The last line that begins a declaration, from a line on backwards. */
function declarationBefore(line: number, lines: readonly string[]): number {
  return lines.findLastIndex((content, index) => index <= line && declares.test(content));
}

/** A declaration that stands deeper than the workflow that a line begins, where no other stands before it; and the last line of what it tears apart. */
function nestedIn(line: number, lines: readonly string[]): { error: Diagnostic; to: number } | undefined {
  const workflow = /^([ \t]*)workflow\b/.exec(lines[line] ?? '');
  if (!workflow) return undefined;
  const depth = workflow[1]?.length ?? 0;
  let at = line + 1;
  while (at < lines.length && !declares.test(lines[at] ?? '')) at += 1;
  const [, indentation = '', declared, imports = ''] = declares.exec(lines[at] ?? '') ?? [];
  const keyword = declared ?? imports;
  if (indentation.length <= depth) return undefined;
  let to = at;
  while (to + 1 < lines.length && (declares.exec(lines[to + 1] ?? '')?.[1]?.length ?? Infinity) > depth) to += 1;
  const start = { line: at, character: indentation.length };
  const range = { start, end: { line: at, character: start.character + keyword.length } };
  const message =
    declared === undefined
      ? 'Imports stand before all declarations.'
      : `A ${keyword} is declared outside of workflows.`;
  return { error: diagnosticOf('syntax-error', range, message), to };
}

function is({ data }: Diagnostic, kind: SyntaxErrorKind): boolean {
  return kindOf(data as DiagnosticData) === kind;
}

function lineOf({ range }: Diagnostic): number {
  return range.start.line;
}
