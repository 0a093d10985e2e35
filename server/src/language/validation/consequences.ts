import type { Diagnostic } from 'vscode-languageserver-types';
import { kindOf, type SyntaxErrorKind } from '../lexer/error-kind.ts';
import { codeLines, declarationBefore, declares } from './code-lines.ts';
import { diagnosticOf, messageOf, type DiagnosticData } from './diagnostic-of.ts';
import { endOfBlock, endOfBrokenChain, endOfOpenText } from './unread-blocks.ts';

/**
 * Errors of syntax without those that another one brings about: a second one on a line, what a text or comment that goes
 * on to the end of the file seems to lack, what a declaration inside of a workflow tears apart, and what stands in a block of
 * another language. `errors` are in the order of `text`.
 */
export function withoutConsequences(errors: readonly Diagnostic[], text: string): readonly Diagnostic[] {
  const lines = codeLines(text);
  const written = text.split(/\r\n|\r|\n/);
  const first = errors.filter((error, index) => lineOf(error) !== errors[index - 1]?.range.start.line);
  const open = first.find((error) => is(error, 'open-text') || is(error, 'open-comment'));
  const [within, behind] = open ? [declarationBefore(lineOf(open), lines), lineOf(open)] : [Infinity, Infinity];
  const told: Diagnostic[] = [];
  let nestedTo = -1;
  let blockTo = -1;
  let undeclaredTo = -1;
  for (const error of first) {
    if (lineOf(error) > behind || (lineOf(error) >= within && is(error, 'open-bracket'))) continue;
    if (lineOf(error) <= blockTo || (lineOf(error) <= undeclaredTo && isSign(error))) continue;
    const nested = is(error, 'open-bracket')
      ? nestedIn(lineOf(error), lines)
      : is(error, 'no-declaration') && lineOf(error) > nestedTo
        ? closedEarly(lineOf(error), lines)
        : undefined;
    if (nested) {
      told.push(nested.error);
      nestedTo = nested.to;
    } else if (followsFrom(error, told.at(-1), lines)) continue;
    else if (lineOf(error) > nestedTo || !is(error, 'no-declaration')) {
      blockTo = Math.max(
        endOfBlock(lineOf(error), lines),
        is(error, 'open-line') ? endOfOpenText(lineOf(error), written) : -1,
        is(error, 'no-target') ? endOfBrokenChain(lineOf(error), lines) : -1,
      );
      if (is(error, 'no-declaration')) undeclaredTo = endOfUndeclared(lineOf(error), lines);
      told.push(blockTo > lineOf(error) ? withBlock(error, blockTo) : error);
    }
  }
  return told.filter((error, index) => !is(error, 'open-bracket') || !endsUnfinished(told[index + 1], error, lines));
}

/** The file ends within an arrow: that a brace is missing as well is told when it is written. */
function endsUnfinished(next: Diagnostic | undefined, opening: Diagnostic, lines: readonly string[]): boolean {
  if (next === undefined || !is(next, 'no-target')) return false;
  const end = lineOf(next) + 1 + lines.slice(lineOf(next) + 1).findIndex((line) => declares.test(line));
  const rest = end > lineOf(next) + 1 ? lines.slice(lineOf(next) + 1, end) : lines.slice(lineOf(next) + 1);
  return declarationBefore(lineOf(next), lines) === lineOf(opening) && rest.every((line) => line.trim() === '');
}

/** A character that no token begins with: none is looked for in what is no declaration. */
function isSign(error: Diagnostic): boolean {
  return messageOf(error).endsWith('means nothing here.');
}

/** The last line of a stretch without empty lines in which nothing is declared. */
function endOfUndeclared(line: number, lines: readonly string[]): number {
  let end = line;
  for (
    let next = lines[end + 1];
    next !== undefined && next.trim() !== '' && !declares.test(next);
    next = lines[end + 1]
  )
    end += 1;
  return end;
}

/** Its data say where the block ends that begins with its line: nothing in that is read. */
function withBlock(error: Diagnostic, block: number): Diagnostic {
  return { ...error, data: { ...(error.data as DiagnosticData), block } };
}

/** The error comes from an earlier one in the same declaration, which has changed what everything behind it belongs to. */
function followsFrom(error: Diagnostic, earlier: Diagnostic | undefined, lines: readonly string[]): boolean {
  const declaration = declarationBefore(lineOf(error), lines);
  if (earlier === undefined || declaration > lineOf(earlier)) return false;
  // What begins like a workflow and lacks its name has no body, and the head of a tool that is not closed no end.
  if (is(earlier, 'no-name')) return true;
  if (is(earlier, 'open-bracket') && /^[ \t]*(?:tool|type)\b/.test(lines[declaration] ?? '')) return true;
  const line = lines[lineOf(error)]?.trim() ?? '';
  // What could not be read has taken the brace before it, or a bracket that is not closed the one that opens.
  if (is(earlier, 'open-bracket')) return line === '}' || is(error, 'no-declaration') || is(error, 'open-line');
  return is(error, 'no-declaration') && (line === '}' || hasBlock(earlier));
}

function hasBlock({ data }: Diagnostic): boolean {
  return typeof (data as DiagnosticData).block === 'number';
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

/** The brace behind a statement that closes its workflow, where more statements stand below and a brace of their own closes them. */
function closedEarly(line: number, lines: readonly string[]): { error: Diagnostic; to: number } | undefined {
  let above = line - 1;
  while (above >= 0 && lines[above]?.trim() === '') above -= 1;
  const statement = lines[above] ?? '';
  if (!/^[ \t]*[\w`][^{}]*->[^{}]*[^{}\s][ \t]*\}[ \t]*$/.test(statement)) return undefined;
  if (!/^[ \t]*workflow\b/.test(lines[declarationBefore(above, lines)] ?? '')) return undefined;
  let to = line;
  while (to < lines.length && !/^[ \t]*\}[ \t]*$/.test(lines[to] ?? '')) {
    if (declares.test(lines[to] ?? '')) return undefined;
    to += 1;
  }
  if (to === lines.length) return undefined;
  const character = statement.lastIndexOf('}');
  const range = { start: { line: above, character }, end: { line: above, character: character + 1 } };
  const message = 'This `}` closes the workflow, and more of it stands below: leave it out.';
  return { error: diagnosticOf('syntax-error', range, message, { data: { instead: '', block: to } }), to };
}
