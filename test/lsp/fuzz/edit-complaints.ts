import type { Range, TextEdit } from 'vscode-languageserver-protocol/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Texts } from './complaints.ts';

/** What is wrong with the edits in an answer: those of one file must not overlap, and be made for its version. */
export function editComplaints(part: unknown, uri: string, texts: Texts): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part)) {
    const edits = part.filter(isEdit);
    const document = texts(uri);
    const own = edits.length > 1 && document !== undefined ? overlaps(edits, document) : [];
    return [...own, ...part.flatMap((one) => editComplaints(one, uri, texts))];
  }
  return [
    ...versionComplaints(part, texts),
    ...completionComplaints(part, texts(uri)),
    ...Object.entries(part).flatMap(([key, inner]) => {
      if (key === 'changes' && !Array.isArray(inner)) {
        return Object.entries(inner as object).flatMap(([file, edits]) => editComplaints(edits, file, texts));
      }
      const { textDocument } = part as { readonly textDocument?: { readonly uri: string } };
      return editComplaints(inner, textDocument?.uri ?? uri, texts);
    }),
  ];
}

function isEdit(part: unknown): part is TextEdit {
  return typeof part === 'object' && part !== null && 'range' in part && ('newText' in part || 'snippet' in part);
}

function overlaps(edits: readonly TextEdit[], document: TextDocument): readonly string[] {
  const spans = edits
    .map(({ range }) => ({ start: document.offsetAt(range.start), end: document.offsetAt(range.end) }))
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
  const isOverlap = spans.some(({ start }, index) => start < (spans[index - 1]?.end ?? 0));
  return isOverlap ? [`edits overlap: ${JSON.stringify(edits)}`] : [];
}

/** Edits of one version of a file: `null` for a file that is not open. */
function versionComplaints(part: object, texts: Texts): readonly string[] {
  if (!('textDocument' in part) || !('edits' in part)) return [];
  const { uri, version } = part.textDocument as { readonly uri: string; readonly version: number | null };
  const expected = texts(uri)?.version ?? 0;
  return version === (expected === 0 ? null : expected)
    ? []
    : [`edits of version ${String(version)} of ${uri}, which has ${expected}`];
}

/** An offer replaces a part of one line, and what it does elsewhere does not touch that. */
function completionComplaints(part: object, document: TextDocument | undefined): readonly string[] {
  if (!('label' in part) || !('textEdit' in part) || document === undefined) return [];
  const edit = part.textEdit as { readonly range?: Range; readonly insert?: Range; readonly replace?: Range };
  const [narrow, wide] = [edit.range ?? edit.insert, edit.range ?? edit.replace];
  if (narrow === undefined || wide === undefined) return ['an offer that replaces nothing'];
  const isLine = [narrow, wide].every(({ start, end }) => start.line === end.line);
  const isPrefix = narrow.start.character === wide.start.character && narrow.end.character <= wide.end.character;
  const { additionalTextEdits = [] } = part as { readonly additionalTextEdits?: readonly TextEdit[] };
  return [
    ...(isLine ? [] : [`${String(part.label)} replaces more than a part of a line`]),
    ...(isPrefix ? [] : [`${String(part.label)} inserts elsewhere than it replaces`]),
    ...overlaps([...additionalTextEdits, { range: wide, newText: '' }], document),
  ];
}
