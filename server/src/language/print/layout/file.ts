import type { AstNode } from 'langium';
import { concat, hardLine, type Doc } from '../document/doc.ts';
import { isTool, isWorkflow, type WfFile } from '../../generated/ast.ts';
import { partsOf, type Part } from '../tokens/parts.ts';
import type { Source } from '../tokens/source.ts';
import { followsBlank, type Token } from '../tokens/token.ts';
import { brokenDoc } from './broken.ts';
import { danglingDoc, trailingDoc } from './comments.ts';
import { itemDoc, itemOf } from './item.ts';
import { phraseDoc } from './phrase.ts';
import { pieces } from './pieces.ts';
import { toolDoc } from './tool.ts';
import { workflowDoc, workflowParts, type WorkflowParts } from './workflow.ts';

/** Characters of the text that are laid out together: a declaration, an import, a statement, each end of a workflow. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  /** Of the end of a workflow: where the workflow starts. */
  readonly opensAt?: number;
}

/** How a file shall look, and the units that can be laid out alone, in order. */
export interface FileLayout {
  readonly doc: Doc;
  readonly units: readonly Unit[];
}

/** Lays out the declarations of a file. Those with a syntax error, or their statements that have one, stay as they are. */
export function layOutFile(source: Source, file: WfFile): FileLayout {
  const bodies = new Map<AstNode, WorkflowParts>();
  const isBroken = (node: AstNode, first: number, last: number): boolean => {
    if (!isWorkflow(node)) return source.isBroken(first, last);
    const body = workflowParts(source, node, first, last);
    if (body) bodies.set(node, body);
    return !body;
  };
  const all = { from: 0, to: source.tokens.length };
  const parts = partsOf(source, [...file.imports, ...file.declarations], all, isBroken);
  const docs = parts.map((part, index) => {
    const blank = index > 0 && startsParagraph(source.token(part.first));
    return concat(index > 0 ? hardLine : '', blank ? hardLine : '', declarationDoc(source, part, bodies));
  });
  return {
    doc: concat(...docs, danglingDoc(source.comments, docs.length === 0)),
    units: parts.flatMap((part) => unitsOf(source, part, bodies)),
  };
}

/** An empty line stands before a declaration where there was one, and before its documentation in any case. */
function startsParagraph(token: Token): boolean {
  return followsBlank(token) || token.before.some(({ text }) => text.startsWith('/**'));
}

function declarationDoc(source: Source, part: Part, bodies: ReadonlyMap<AstNode, WorkflowParts>): Doc {
  const { first, last, node, end } = part;
  if (!node) return brokenDoc(source, first, last);
  const body = bodies.get(node);
  const trailing = trailingDoc(end === undefined ? [] : source.token(end).after);
  if (isWorkflow(node) && body) return concat(workflowDoc(source, node, part, body), trailing);
  const item = itemOf(pieces(source.tokens.slice(first, last + 1)));
  const doc = item ? itemDoc(item, isTool(node) ? toolDoc(node, item.body) : phraseDoc(item.body)) : '';
  return concat(doc, trailing);
}

function unitsOf(source: Source, part: Part, bodies: ReadonlyMap<AstNode, WorkflowParts>): readonly Unit[] {
  if (!part.node) return [];
  const body = bodies.get(part.node);
  if (!body) return [unit(source, part.first, part.last)];
  const statements = body.statements.flatMap(({ node, first, last }) => (node ? [unit(source, first, last)] : []));
  const head = unit(source, part.first, body.open);
  return [head, ...statements, { ...unit(source, part.last, part.last), opensAt: head.start }];
}

function unit(source: Source, first: number, last: number): Unit {
  return { start: source.token(first).start, end: source.token(last).end };
}
