import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  WatchKind,
  DefinitionRequest,
  DidChangeWatchedFilesNotification,
  DocumentSymbolRequest,
  ReferencesRequest,
  RenameRequest,
  SymbolKind,
  type DidChangeWatchedFilesRegistrationOptions,
  type DocumentSymbol,
  type Location,
} from 'vscode-languageserver-protocol/node';
import { atCursor, startServerUnderTest, type ServerUnderTest } from './server-under-test.ts';
import { clean } from './texts.ts';

describe('language features', () => {
  let server: ServerUnderTest;
  let files = 0;
  beforeAll(async () => {
    server = await startServerUnderTest();
  });
  afterAll(() => server.dispose());

  const openAt = async (marked: string): ReturnType<typeof openedAt> => openedAt(server, `f${(files += 1)}.wf`, marked);
  it('go from a target to its declaration', async () => {
    const at = await openAt(clean.replace('mail |', 'ma<|>il |'));
    const [target] = (await server.connection.sendRequest(DefinitionRequest.type, at)) as Location[];
    expect(target).toMatchObject({ targetSelectionRange: { start: { line: 3, character: 5 } } });
  });

  it('find every mention of a tool', async () => {
    const at = await openAt(clean.replace('tool mail', 'tool ma<|>il'));
    const context = { includeDeclaration: true };
    const found = await server.connection.sendRequest(ReferencesRequest.type, { ...at, context });
    expect(found).toHaveLength(2);
  });

  it('rename an input with its placeholders', async () => {
    const at = await openAt(clean.replace('(topic', '(to<|>pic'));
    const edit = await server.connection.sendRequest(RenameRequest.type, { ...at, newName: 'subject' });
    const edits = edit?.changes?.[at.textDocument.uri] ?? [];
    expect(edits.map(({ newText, range }) => [range.start.line, newText])).toEqual([
      [7, 'subject'],
      [9, 'subject'],
    ]);
  });

  it('list declarations with their kinds', async () => {
    const { textDocument } = await openAt(`<|>${clean}type Mood = { calm: boolean }\n`);
    const symbols = await server.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    expect((symbols as DocumentSymbol[]).map(({ name, kind }) => [name, kind])).toEqual([
      ['search', SymbolKind.Function],
      ['mail', SymbolKind.Function],
      ['report', SymbolKind.Function],
      ['research', SymbolKind.Class],
      ['Mood', SymbolKind.Interface],
    ]);
  });

  it('watch workflows and new modules, not every file of the workspace', () => {
    const watchers = server.registrations
      .filter(({ method }) => method === DidChangeWatchedFilesNotification.method)
      .flatMap(({ registerOptions }) => (registerOptions as DidChangeWatchedFilesRegistrationOptions).watchers);
    expect(watchers).toEqual([
      { globPattern: '**/*.wf' },
      { globPattern: '**/wf.config.json' },
      { globPattern: '**/*.{js,mjs,cjs,ts,tsx,mts,cts,jsx}', kind: WatchKind.Create },
      { globPattern: '**/package.json', kind: WatchKind.Create | WatchKind.Change },
      { globPattern: '**/*', kind: WatchKind.Delete },
    ]);
  });
});

async function openedAt(server: ServerUnderTest, name: string, marked: string) {
  const { text, position } = atCursor(marked);
  return { textDocument: { uri: await server.open(name, text) }, position };
}
