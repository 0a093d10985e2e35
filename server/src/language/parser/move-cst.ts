import { isCompositeCstNode, type CstNode } from 'langium';
import type { Range } from 'vscode-languageserver-types';
import type { Distance } from '../lexer/move-token.ts';

/** Where Langium keeps the place of a leaf. Private there: its trees are made for one text and thrown away with it. */
interface LeafPlace {
  _offset: number;
  _startLine: number;
  _endLine: number;
}

/** The range that a node with content has computed once. */
interface KeptRange {
  _rangeCache: Range | undefined;
}

/** Moves a node and all that it contains. */
export function moveCst(node: CstNode, by: Distance): void {
  if (isCompositeCstNode(node)) {
    (node as unknown as KeptRange)._rangeCache = undefined;
    for (const child of node.content) moveCst(child, by);
    return;
  }
  const place = node as unknown as LeafPlace;
  place._offset += by.offset;
  place._startLine += by.lines;
  place._endLine += by.lines;
}
