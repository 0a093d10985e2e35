import type { LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import { isText, type WfFile } from '../generated/ast.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { diagnosticOf } from './diagnostic-of.ts';

/** The inside of a text, and the quotes that it ends with, two or more of them. */
const surplus = /^"""([^]*?[^"])("{2,})"""$/;

/**
 * `surplus-quotes`: a text that ends with quotes right before the three that close it, as it does when an author types what
 * an editor had written already. Quotes that can be meant are left alone: a single one, an empty text in quotes behind a space
 * or a sign that a value follows, and two where others open the same way.
 */
export function surplusQuotes({ textDocument, parseResult }: LangiumDocument): Diagnostic[] {
  const text = textDocument.getText();
  if (!text.includes('"""""')) return [];
  return nodesOf(parseResult.value as WfFile).flatMap((node) => {
    const cst = isText(node) && node.block ? node.$cstNode : undefined;
    const [, inside = '', quotes = ''] = surplus.exec(cst?.text ?? '') ?? [];
    if (cst === undefined || quotes === '' || isMeant(inside, quotes)) return [];
    const end = cst.end - '"""'.length;
    const range = { start: textDocument.positionAt(end - quotes.length), end: textDocument.positionAt(end) };
    const message = `\`${quotes}\` is part of this text, right before the \`"""\` that closes it: were these quotes typed twice?`;
    return [diagnosticOf('surplus-quotes', range, message)];
  });
}

function isMeant(inside: string, quotes: string): boolean {
  return /[\s=([{,:]$/.test(inside) || (quotes.length === 2 && inside.includes('""'));
}
