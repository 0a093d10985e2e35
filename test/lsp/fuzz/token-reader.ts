import type { SemanticTokensLegend } from 'vscode-languageserver-protocol/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { send } from './ask.ts';
import type { Editor } from './editor.ts';

interface Tokens {
  readonly resultId: string;
  readonly data: readonly number[];
}
type Delta = Tokens | { readonly resultId: string; readonly edits: readonly TokenEdit[] };
interface TokenEdit {
  readonly start: number;
  readonly deleteCount: number;
  readonly data?: readonly number[];
}

/** Keeps the semantic tokens of open files by deltas, as an editor does, and says where they are not the full ones. */
export class TokenReader {
  readonly #editor: Editor;
  readonly #known = new Map<string, Tokens>();

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  /** Complaints about the tokens of a file as it stands. */
  async read(uri: string): Promise<readonly string[]> {
    const { connection, capabilities } = this.#editor.server;
    const textDocument = { uri };
    const ask = (method: string, more: object = {}): ReturnType<typeof send> =>
      send(connection, { method: `textDocument/semanticTokens/${method}`, params: { textDocument, ...more } }, uri);
    const known = this.#known.get(uri);
    const range = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
    // In this order: the delta starts from what was known before.
    const [delta, full, ranged] = await Promise.all([
      ...(known ? [ask('full/delta', { previousResultId: known.resultId })] : [undefined]),
      ask('full'),
      ask('range', { range }),
    ]);
    const failed = [delta, full, ranged].find((one) => one?.error !== undefined);
    if (failed?.error) return [`${failed.method} fails: ${failed.error.message}`];
    const tokens = full?.result as Tokens;
    this.#known.set(uri, tokens);
    const document = this.#editor.document(uri);
    const legend = capabilities.semanticTokensProvider?.legend;
    const updated = known && delta ? applied(known, delta.result as Delta) : tokens.data;
    return [
      ...(equal(updated, tokens.data) ? [] : [`the delta makes ${updated.join()} of what is ${tokens.data.join()}`]),
      ...(equal((ranged?.result as Tokens).data, tokens.data) ? [] : ['the range of all has other tokens than all']),
      ...(document && legend ? tokenComplaints(tokens.data, document, legend) : []),
    ];
  }

  /** The editor forgets the tokens of a file that it closes. */
  forget(uri: string): void {
    this.#known.delete(uri);
  }
}

function applied({ data }: Tokens, delta: Delta): readonly number[] {
  if (!('edits' in delta)) return delta.data;
  const edited = [...data];
  for (const edit of delta.edits.toSorted((a, b) => b.start - a.start)) {
    edited.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
  }
  return edited;
}

function equal(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

/** Tokens lie one behind the other, each in a line that is as long, with a type and modifiers that were announced. */
function tokenComplaints(
  data: readonly number[],
  document: TextDocument,
  { tokenTypes, tokenModifiers }: SemanticTokensLegend,
): readonly string[] {
  const lines = document.getText().split(/\r\n|\r|\n/);
  let [line, character, last] = [0, 0, 0];
  const complaints: string[] = [];
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
    if (down > 0) [character, last] = [0, 0];
    [line, character] = [line + down, character + right];
    const isPlaced = length > 0 && character >= last && character + length <= (lines[line]?.length ?? -1);
    if (!isPlaced) complaints.push(`a token at ${line}:${character} of length ${length} does not lie in the text`);
    if (type >= tokenTypes.length || modifiers >= 1 << tokenModifiers.length) complaints.push('a token of no kind');
    last = character + length;
  }
  return complaints;
}
