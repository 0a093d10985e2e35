import { CstUtils, isLeafCstNode, type AstNode, type LangiumDocument, type LeafCstNode } from 'langium';
import type { Span, Suppression } from '#core/diagnostics/suppress.ts';
import { isCase, isFlow, isLimit, isWfFile, isWhen, isWorkflow } from '../generated/ast.ts';
import { fileOf } from '../syntax/file-of.ts';
import { readIgnoreComment } from './read-comment.ts';

/**
 * The suppressions of a document. A comment holds for the next import, declaration, statement or case of the block that
 * it stands in, with all that is in it; a `wf-ignore-file` for the whole text, wherever it stands.
 */
export function suppressionsOf(document: LangiumDocument): readonly Suppression[] {
  const text = document.textDocument.getText();
  const file = fileOf(document);
  if (!file?.$cstNode || !text.includes('wf-ignore')) return [];
  const whole = { from: 0, to: Number.POSITIVE_INFINITY };
  return lineComments(file.$cstNode).flatMap((comment) => {
    const read = readIgnoreComment(comment.text);
    if (!read) return [];
    const scope = read.wholeFile ? whole : spanOf(nextPart(file, comment.end));
    return read.codes.map(({ code, start, end }) => {
      return { code, at: { from: comment.offset + start, to: comment.offset + end }, scope };
    });
  });
}

function lineComments(root: NonNullable<AstNode['$cstNode']>): readonly LeafCstNode[] {
  return CstUtils.streamCst(root)
    .filter(isLeafCstNode)
    .filter((leaf) => leaf.hidden && leaf.tokenType.name === 'LINE_COMMENT')
    .toArray();
}

/** The first part that begins behind an offset, among the parts of the innermost block that holds the offset. */
function nextPart(block: AstNode, offset: number): AstNode | undefined {
  const parts = partsOf(block);
  const around = parts.find(({ $cstNode }) => $cstNode && $cstNode.offset < offset && offset < $cstNode.end);
  if (around && partsOf(around).length > 0) return nextPart(around, offset);
  return parts.find(({ $cstNode }) => $cstNode && $cstNode.offset >= offset);
}

/** The innermost part around an offset that a comment above it would hold for. */
export function partAround(document: LangiumDocument, offset: number): AstNode | undefined {
  let around: AstNode | undefined = fileOf(document);
  for (let next = around; next !== undefined;) {
    around = next;
    next = partsOf(next).find(({ $cstNode }) => $cstNode && $cstNode.offset <= offset && offset < $cstNode.end);
  }
  return around === fileOf(document) ? undefined : around;
}

/** Imports and declarations of a file, statements of a workflow, cases of the `when` in a statement. */
function partsOf(node: AstNode): readonly AstNode[] {
  if (isWfFile(node)) return [...node.imports, ...node.declarations];
  if (isWorkflow(node)) return node.statements;
  const targets = isFlow(node) || isLimit(node) || isCase(node) ? node.targets : [];
  return targets.filter(isWhen).flatMap((when) => when.cases);
}

function spanOf(node: AstNode | undefined): Span | undefined {
  return node?.$cstNode && { from: node.$cstNode.offset, to: node.$cstNode.end };
}
