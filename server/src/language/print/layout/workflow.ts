import { GrammarUtils } from 'langium';
import { concat, type Doc } from '../document/doc.ts';
import type { Workflow } from '../../generated/ast.ts';
import { partsOf, type Part } from '../tokens/parts.ts';
import type { Source } from '../tokens/source.ts';
import { followsBlank } from '../tokens/token.ts';
import { brokenDoc } from './broken.ts';
import { spaceAfter, tokenDoc, trailingDoc } from './comments.ts';
import { headerDoc, headerOf } from './header.ts';
import { itemDoc, itemOf } from './item.ts';
import { bodyDoc, type BodyLine } from './lines.ts';
import { phraseDoc } from './phrase.ts';
import { pieces } from './pieces.ts';

/** The frame of a workflow and its statements. */
export interface WorkflowParts {
  /** Index of the opening brace. */
  readonly open: number;
  readonly statements: readonly Part[];
}

/** Cuts a workflow into its statements, or gives `undefined` if a syntax error is in its frame. */
export function workflowParts(
  source: Source,
  workflow: Workflow,
  first: number,
  last: number,
): WorkflowParts | undefined {
  const brace = GrammarUtils.findNodeForKeyword(workflow.$cstNode, '{');
  if (!brace || source.token(last).text !== '}') return undefined;
  const open = source.indexAt(brace.offset);
  if (source.isBroken(first, open - 1) || source.isBroken(last, last)) return undefined;
  const statements = partsOf(source, workflow.statements, { from: open + 1, to: last }, (_, from, to) =>
    source.isBroken(from, to),
  );
  const [start, end] = [statements[0], statements.at(-1)];
  // Broken text keeps its lines, so it may not share one with the frame.
  if (start && !start.node && !source.token(start.first).lineBreakBefore) return undefined;
  if (end && !end.node && !source.token(last).lineBreakBefore) return undefined;
  return { open, statements };
}

/** A workflow, one statement a line. */
export function workflowDoc(
  source: Source,
  workflow: Workflow,
  range: { readonly first: number; readonly last: number },
  { open, statements }: WorkflowParts,
): Doc {
  const { tokens } = source;
  const head = headerDoc(headerOf(pieces(tokens.slice(range.first, open)), workflow.returns));
  const brace = source.token(open);
  const close = source.token(range.last);
  const frame = concat(head, spaceAfter(source.token(open - 1)), tokenDoc(brace));
  if (statements.length === 0 && close.before.length === 0 && !brace.after.some(({ line }) => line)) {
    return concat(frame, tokenDoc(close));
  }
  return concat(
    frame,
    bodyDoc(
      statements.map((part) => statementLine(source, part)),
      close,
    ),
  );
}

function statementLine(source: Source, part: Part): BodyLine {
  const blankBefore = followsBlank(source.token(part.first));
  if (!part.node) return { doc: brokenDoc(source, part.first, part.last), blankBefore };
  const item = itemOf(pieces(source.tokens.slice(part.first, part.last + 1)));
  const end = part.end === undefined ? [] : source.token(part.end).after;
  return { doc: concat(item ? itemDoc(item, phraseDoc(item.body)) : '', trailingDoc(end)), blankBefore };
}
