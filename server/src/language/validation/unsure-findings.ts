import { AstUtils, type AstNode, type LangiumDocument } from 'langium';
import type { Diagnostic, DiagnosticRelatedInformation, Position, Range } from 'vscode-languageserver-types';
import type { DiagnosticCode } from '#core/diagnostics/catalogue.ts';
import type { Finding } from '#core/diagnostics/finding.ts';
import {
  isArgument,
  isCallable,
  isMention,
  isNamedType,
  isReference,
  isStatement,
  isWorkflow,
  type Callable,
  type TypeAlias,
} from '../generated/ast.ts';
import { nodesIn } from '../syntax/nodes.ts';
import { written } from '../syntax/written.ts';
import { isInBlock, syntaxErrors } from './syntax-errors.ts';
import { hasUnreadHead, isUnread } from './unread-heads.ts';

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
  const errors = syntaxErrors(document);
  if (errors.length === 0) return false;
  const statement = node && AstUtils.getContainerOfType(node, isStatement);
  const around = (besideErrors.has(code) ? statement?.$cstNode?.range : undefined) ?? range;
  if (errors.some((error) => isInside(error.range, range) || isInBlock(range.start.line, error))) return true;
  if (!standsAlone.has(code) && errors.some((error) => isOnLines(error, around))) return true;
  const isBeside = code === 'duplicate-setting' ? isWithin : isOnLinesOf;
  if (repeats.has(code) && related.some(({ location }) => errors.some((error) => isBeside(error, location.range))))
    return true;
  return comparing.has(code) && node !== undefined && comparesUnread(node);
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

/** What is said of a value and a type. */
const comparing: ReadonlySet<DiagnosticCode> = new Set(['argument-type', 'unreachable-case', 'non-exhaustive-when']);

/** What a call takes or gives is not known, or what a type is that it may take. */
function comparesUnread(node: AstNode): boolean {
  const types = new Set<TypeAlias>();
  return declarationsBehind(node).some(
    (declaration) => hasUnreadHead(declaration) || hasUnreadType(declaration, types),
  );
}

/** What is compared in an argument is it and what the call takes; elsewhere, what the statement and its workflow say. */
function declarationsBehind(node: AstNode): readonly Callable[] {
  const call = AstUtils.getContainerOfType(node, isArgument)?.$container;
  const compared = call ?? AstUtils.getContainerOfType(node, isStatement) ?? node;
  const named = nodesIn(compared).flatMap((part) => declarationNamed(part) ?? []);
  const around = call ? undefined : AstUtils.getContainerOfType(node, isWorkflow);
  return around ? [around, ...named] : named;
}

function declarationNamed(node: AstNode): Callable | undefined {
  if (isMention(node)) return written(node.tool)?.ref;
  const root = isReference(node) ? written(node.root)?.ref : undefined;
  return root && AstUtils.getContainerOfType(root, isCallable);
}

/** Some type that its parameters or its result use could not be read. `seen` holds the types that were looked at. */
function hasUnreadType({ parameters, returns }: Callable, seen: Set<TypeAlias>): boolean {
  return [...parameters, ...(returns ? [returns] : [])].some((part) => usesUnreadType(part, seen));
}

function usesUnreadType(node: AstNode, seen: Set<TypeAlias>): boolean {
  return nodesIn(node).some((part) => {
    const alias = isNamedType(part) ? written(part.declaration)?.ref : undefined;
    if (alias === undefined || seen.has(alias)) return false;
    seen.add(alias);
    return isUnread(alias) || usesUnreadType(alias, seen);
  });
}

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
