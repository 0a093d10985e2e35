import { CstUtils, type LangiumDocument, type LeafCstNode } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import { milliseconds } from '../parser/duration.ts';
import { diagnosticOf } from './diagnostic-of.ts';

/** What alone can be too large: an exponent of two digits or more, or hundreds of digits. Hardly any text has one. */
const candidates = /\d[eE]\+?\d{2}|\d{300}/g;

/** Numbers that are too large to be kept: they would read as infinite, which no JSON can say. */
export function endlessNumbers({ textDocument, parseResult }: LangiumDocument): Diagnostic[] {
  const root = parseResult.value.$cstNode;
  if (root === undefined) return [];
  const leaves = Array.from(textDocument.getText().matchAll(candidates), ({ index }) =>
    CstUtils.findLeafNodeAtOffset(root, index),
  );
  return [...new Set(leaves)].flatMap((leaf) => {
    if (leaf === undefined || Number.isFinite(numberIn(leaf))) return [];
    return diagnosticOf('syntax-error', leaf.range, `\`${shown(leaf.text)}\` is too large to be a number.`);
  });
}

/** The number that a token is; 0 for other tokens. */
function numberIn({ tokenType, text }: LeafCstNode): number {
  if (tokenType.name === 'DURATION') return milliseconds(text);
  return tokenType.name === 'NUMBER' ? Number.parseFloat(text) : 0;
}

/** Hundreds of digits say no more than the first of them. */
function shown(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
