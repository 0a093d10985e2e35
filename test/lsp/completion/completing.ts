import {
  CompletionRequest,
  CompletionResolveRequest,
  CompletionTriggerKind,
  type CompletionItem,
  type CompletionList,
} from 'vscode-languageserver-protocol/node';
import { expect } from 'vitest';
import { atCursor, startServerUnderTest, type ClientUnderTest, type ServerUnderTest } from '../server-under-test.ts';

/** A client that can do everything with completions that VS Code can. */
export const ableClient: ClientUnderTest = {
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        insertReplaceSupport: true,
        labelDetailsSupport: true,
        insertTextModeSupport: { valueSet: [1, 2] },
        resolveSupport: { properties: ['documentation', 'additionalTextEdits'] },
      },
    },
  },
  initializationOptions: { asksAgain: true },
};

/** A server that is asked for completions at the `<|>` of texts. */
export interface Completing {
  readonly server: ServerUnderTest;
  /** Offers in the order in which the editor shows them. `typed`: the character that made it ask. */
  readonly at: (marked: string, typed?: string) => Promise<readonly CompletionItem[]>;
  readonly labels: (marked: string, typed?: string) => Promise<readonly string[]>;
  /** An offer with all that the server knows of it. */
  readonly chosen: (marked: string, label: string) => Promise<CompletionItem>;
  /** The text after the offer was taken, with what it brings along, tab stops left alone. */
  readonly taken: (marked: string, label: string) => Promise<string>;
}

/** Starts a server with files on disk, which it has read by then. */
export async function startCompleting(
  files: Readonly<Record<string, string>> = {},
  client: ClientUnderTest = {},
  folder = '',
): Promise<Completing> {
  const server = await startServerUnderTest({}, files, client);
  await server.idle();
  let opened = 0;
  /** Files are closed again: they would be offered to be imported. */
  const ask = async (
    marked: string,
    typed: string | undefined,
    chosen?: string,
  ): Promise<{ readonly items: readonly CompletionItem[]; readonly resolved: CompletionItem | undefined }> => {
    const { text, position } = atCursor(marked);
    const name = `f${(opened += 1)}.wf`;
    const uri = await server.open(`${folder}${name}`, text);
    const context =
      typed === undefined
        ? { triggerKind: CompletionTriggerKind.Invoked }
        : { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: typed };
    const params = { textDocument: { uri }, position, context };
    const list = (await server.connection.sendRequest(CompletionRequest.type, params)) as CompletionList;
    expect(list.isIncomplete).toBe(false);
    const items = list.items.toSorted((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
    const item = items.find(({ label }) => label === chosen);
    const resolved = item && (await server.connection.sendRequest(CompletionResolveRequest.type, item));
    await server.close(uri);
    await server.idle();
    return { items, resolved };
  };
  return {
    server,
    at: async (marked, typed) => (await ask(marked, typed)).items,
    labels: async (marked, typed) => (await ask(marked, typed)).items.map(({ label }) => label),
    chosen: async (marked, label) => {
      const { resolved } = await ask(marked, undefined, label);
      if (resolved === undefined) throw new Error(`Nothing offers ${label}.`);
      return resolved;
    },
    taken: async (marked, label) => {
      const { resolved } = await ask(marked, undefined, label);
      if (resolved === undefined) throw new Error(`Nothing offers ${label}.`);
      return withItem(atCursor(marked).text, resolved);
    },
  };
}

/** A text after an item of it was taken, tab stops left alone, lines indented like the one at the cursor. */
export function withItem(text: string, item: CompletionItem): string {
  const { textEdit, additionalTextEdits = [] } = item;
  if (textEdit === undefined) throw new Error(`${item.label} edits nothing.`);
  const range = 'range' in textEdit ? textEdit.range : textEdit.replace;
  const indent = /^\s*/.exec(text.split(/\r\n|\n/)[range.start.line] ?? '')?.[0] ?? '';
  const plain = item.insertTextFormat === 2 ? withoutStops(textEdit.newText) : textEdit.newText;
  const edits = [...additionalTextEdits, { range, newText: plain.replaceAll('\n', `\n${indent}`) }];
  const offsets = edits.map(({ range: { start, end }, newText }) => {
    return { from: offsetAt(text, start), to: offsetAt(text, end), newText };
  });
  return offsets
    .sort((a, b) => b.from - a.from)
    .reduce((result, { from, to, newText }) => result.slice(0, from) + newText + result.slice(to), text);
}

/** A snippet as it looks before a tab stop is touched. */
export function withoutStops(snippet: string): string {
  return snippet
    .replace(/\$\{\d+:((?:[^\\}]|\\.)*)\}|\$\d+/g, (_whole, inner?: string) => inner ?? '')
    .replace(/\\([\\$}])/g, '$1');
}

/** The offset of a position that lies in the text; throws for any other. */
export function offsetAt(text: string, { line, character }: { line: number; character: number }): number {
  const lines = text.split(/(?<=\r\n|\n)/);
  const here = lines[line] ?? (line === lines.length ? '' : undefined);
  if (here === undefined || character > here.replace(/[\r\n]+$/, '').length) {
    throw new Error(`${line}:${character} lies outside of the text.`);
  }
  return lines.slice(0, line).reduce((sum, { length }) => sum + length, 0) + character;
}
