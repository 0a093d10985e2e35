import type { TextEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit } from '#language/print/edits.ts';

/** An edit by offsets as the protocol says it, by lines and characters. */
export function textEdit({ start, end, text }: Edit, document: TextDocument): TextEdit {
  return { range: { start: document.positionAt(start), end: document.positionAt(end) }, newText: text };
}
