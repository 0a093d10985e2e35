import { AstUtils, type AstNode, type LangiumDocument } from 'langium';
import type { Diagnostic, DiagnosticRelatedInformation, Position, Range } from 'vscode-languageserver-types';
import type { DiagnosticCode } from '#core/diagnostics/catalogue.ts';
import type { Finding } from '#core/diagnostics/finding.ts';
import { isStatement } from '../generated/ast.ts';
import { comparesUnread } from './compared-types.ts';
import { isInBlock, syntaxErrors } from './syntax-errors.ts';

/** A finding with the node and the text that it marks, and the places that it speaks of. */
interface Located {
  readonly code: Finding['code'];
  readonly node: AstNode | undefined;
  readonly range: Range;
  readonly related: readonly DiagnosticRelatedInformation[];
}

/**
 * Errors of syntax make it unsure whether the finding will stand when the text can be read: one stands in what it marks,
 * around it, in the same statement or on the same line; it compares a value with what could not be read; or what it speaks
 * of stands on a line with one.
 */
export function isUnsure({ code, node, range, related }: Located, document: LangiumDocument): boolean {
  // What is compared may be declared in another file.
  if (comparing.has(code) && node !== undefined && comparesUnread(node)) return true;
  const errors = syntaxErrors(document);
  if (errors.length === 0) return false;
  const statement = node && AstUtils.getContainerOfType(node, isStatement);
  const around = (besideErrors.has(code) ? statement?.$cstNode?.range : undefined) ?? range;
  if (errors.some((error) => isInside(error.range, range) || isInBlock(range.start.line, error))) return true;
  if (!standsAlone.has(code) && errors.some((error) => isOnLines(error, around))) return true;
  const isBeside = code === 'duplicate-setting' ? isWithin : isOnLinesOf;
  return repeats.has(code) && related.some(({ location }) => errors.some((error) => isBeside(error, location.range)));
}

/** What is said of an arrow and its arguments, which a line that can be read may say otherwise. */
const besideErrors: ReadonlySet<DiagnosticCode> = new Set([
  'invalid-flow',
  'argument-type',
  'conflicting-rules',
  'redundant-rule',
  'repeated-tool',
]);

/** What is said of two things, of which one may be something else. */
const repeats: ReadonlySet<DiagnosticCode> = new Set([
  'duplicate-name',
  'duplicate-setting',
  'conflicting-rules',
  'redundant-rule',
]);

/** What is said of a path or of a setting, which the rest of its line does not change. */
const standsAlone: ReadonlySet<DiagnosticCode> = new Set(['unresolved-import', 'duplicate-setting']);

/** What is said of a value and a type, or of a field and a type. */
const comparing: ReadonlySet<DiagnosticCode> = new Set([
  'argument-type',
  'unreachable-case',
  'non-exhaustive-when',
  'unresolved-reference',
  'unknown-placeholder',
]);

function isOnLines(error: Diagnostic, { start, end }: Range): boolean {
  const { line } = error.range.start;
  return start.line <= line && line <= end.line;
}

/** On one of its lines, or above them, where it begins a block that they are in. */
function isOnLinesOf(error: Diagnostic, range: Range): boolean {
  return isOnLines(error, range) || isInBlock(range.start.line, error);
}

function isWithin(error: Diagnostic, range: Range): boolean {
  return isInside(error.range, range);
}

function isInside(inner: Range, outer: Range): boolean {
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
