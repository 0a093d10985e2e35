import { CstUtils, type LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import { diagnosticOf } from './diagnostic-of.ts';

/** What alone can be too large: an exponent of three digits, or hundreds of digits. Hardly any text has one. */
const candidates = /\d[eE]\+?\d{3}|\d{300}/g;

/** Numbers that are too large to be kept: they would read as infinite, which no JSON can say. */
export function endlessNumbers({ textDocument, parseResult }: LangiumDocument): Diagnostic[] {
  const root = parseResult.value.$cstNode;
  if (root === undefined) return [];
  const leaves = Array.from(textDocument.getText().matchAll(candidates), ({ index }) =>
    CstUtils.findLeafNodeAtOffset(root, index),
  );
  return [...new Set(leaves)].flatMap((leaf) => {
    const digits = leaf && /^(?:NUMBER|DURATION)$/.test(leaf.tokenType.name) ? Number.parseFloat(leaf.text) : 0;
    if (leaf === undefined || Number.isFinite(digits)) return [];
    return diagnosticOf('syntax-error', leaf.range, `\`${shown(leaf.text)}\` is too large to be a number.`);
  });
}

/** Hundreds of digits say no more than the first of them. */
function shown(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
