import type { Position, Range } from 'vscode-languageserver-protocol/node';
import { atCursor, uriOf, type ServerUnderTest } from './server-under-test.ts';

/** Where a request is made, and the texts of the files that are open. */
export interface MarkedFiles {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
  readonly texts: ReadonlyMap<string, string>;
  /** `file line:character text` of a place, with the text that stands there; lines and characters from 1. */
  readonly show: (place: { readonly uri: string; readonly range: Range }) => string;
}

/** Opens files of which one has a `<|>`. The others are opened first, as unsaved texts. */
export async function openMarked(
  server: ServerUnderTest,
  files: Readonly<Record<string, string>>,
): Promise<MarkedFiles> {
  const texts = new Map<string, string>();
  let cursor: { uri: string; position: Position } | undefined;
  for (const [name, marked] of Object.entries(files)) {
    const { text, position } = marked.includes('<|>') ? atCursor(marked) : { text: marked, position: undefined };
    const uri = await server.open(name, text);
    texts.set(uri, text);
    if (position !== undefined) cursor = { uri, position };
  }
  if (cursor === undefined) throw new Error('No text has a <|>.');
  const show = ({ uri, range }: { readonly uri: string; readonly range: Range }): string => {
    const { line, character } = range.start;
    const text = textAt(texts.get(uri) ?? '', range);
    return `${uri.slice(uriOf('').length)} ${line + 1}:${character + 1} ${text}`;
  };
  return { textDocument: { uri: cursor.uri }, position: cursor.position, texts, show };
}

/** The text in a range. Throws where the range is not in the text. */
export function textAt(text: string, { start, end }: Range): string {
  const lines = text.split('\n');
  for (const { line, character } of [start, end]) {
    if (character > (lines[line] ?? '').length || line >= lines.length) {
      throw new Error(`There is no ${line}:${character} in the text.`);
    }
  }
  if (start.line === end.line) return (lines[start.line] ?? '').slice(start.character, end.character);
  return [
    (lines[start.line] ?? '').slice(start.character),
    ...lines.slice(start.line + 1, end.line),
    (lines[end.line] ?? '').slice(0, end.character),
  ].join('\n');
}
