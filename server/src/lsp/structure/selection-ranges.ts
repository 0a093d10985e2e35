import { DocumentState, type CstNode, type LangiumDocument } from 'langium';
import { createServerRequestHandler, type LangiumSharedServices } from 'langium/lsp';
import type { Connection, Position, SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { leafAt } from '../navigation/leaf-at.ts';

/** `textDocument/selectionRange`: what a selection grows to, step by step, from the word at each position to the file. */
export function addSelectionRangeHandler(connection: Connection, shared: LangiumSharedServices): void {
  connection.onSelectionRanges(
    createServerRequestHandler<SelectionRangeParams, SelectionRange[], SelectionRange[]>(
      ({ lsp }, document, { positions }) => lsp && positions.map((position) => selectionAt(document, position)),
      shared,
      DocumentState.Parsed,
    ),
  );
}

/** The steps around a position: its word, whatever holds that, and in the end the whole text; each larger than the one inside. */
function selectionAt(document: LangiumDocument, position: Position): SelectionRange {
  const { textDocument } = document;
  const offset = textDocument.offsetAt(position);
  const steps: Step[] = [];
  for (let node: CstNode | undefined = leafAt(document, offset); node; node = node.container) {
    const inner = steps.at(-1);
    const isLarger = inner === undefined || node.offset < inner.offset || node.end > inner.end;
    if (node.offset <= offset && offset <= node.end && isLarger) steps.push(node);
  }
  const end = textDocument.getText().length;
  const last = steps.at(-1);
  if (last === undefined || last.offset > 0 || last.end < end) {
    steps.push({ offset: 0, end, range: { start: { line: 0, character: 0 }, end: textDocument.positionAt(end) } });
  }
  return (
    steps.reduceRight<SelectionRange | undefined>(
      (parent, { range }) => (parent === undefined ? { range } : { range, parent }),
      undefined,
    ) ?? { range: { start: position, end: position } }
  );
}

type Step = Pick<CstNode, 'end' | 'offset' | 'range'>;
