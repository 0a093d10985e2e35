import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CompletionRequest,
  DefinitionRequest,
  DidChangeWatchedFilesNotification,
  DocumentSymbolRequest,
  HoverRequest,
  ReferencesRequest,
  RenameRequest,
  SymbolKind,
  type CompletionList,
  type DidChangeWatchedFilesRegistrationOptions,
  type DocumentSymbol,
  type Location,
} from 'vscode-languageserver-protocol/node';
import { atCursor, startServerUnderTest, uriOf, type ServerUnderTest } from './server-under-test.ts';
import { clean } from './texts.ts';

describe('language features', () => {
  let server: ServerUnderTest;
  let files = 0;
  beforeAll(async () => {
    server = await startServerUnderTest();
  });
  afterAll(() => server.dispose());

  const openAt = async (marked: string): ReturnType<typeof openedAt> => openedAt(server, `f${(files += 1)}.wf`, marked);
  const labelsAt = async (marked: string): Promise<readonly string[]> => {
    const at = await openAt(marked);
    const list = (await server.connection.sendRequest(CompletionRequest.type, at)) as CompletionList;
    return list.items.map(({ label }) => label);
  };

  it('complete tools after an arrow', async () => {
    const labels = await labelsAt(clean.replace('-> mail | report', '-> <|>'));
    expect(labels).toEqual(expect.arrayContaining(['search', 'mail', 'report', 'exit', 'any', 'continue', 'when']));
    expect(labels).not.toContain('workflow');
    expect(labels).not.toContain('topic');
  });

  it('complete tools in an arrow that nothing follows yet', async () => {
    const labels = await labelsAt('tool a()\ntool b()\nworkflow w {\n  start -> a\n  a -> <|>\n}\n');
    expect(labels).toEqual(expect.arrayContaining(['a', 'b', 'exit']));
  });

  it('complete what begins like the word that is typed', async () => {
    expect(await labelsAt(clean.replace('mail | report', 'rep<|>'))).toEqual(['report']);
  });

  it('put names in backquotes where they need them', async () => {
    const at = await openAt('tool `two words`()\nworkflow w {\n  start -> <|>\n}\n');
    const list = (await server.connection.sendRequest(CompletionRequest.type, at)) as CompletionList;
    const item = list.items.find(({ label }) => label === 'two words');
    expect(item?.textEdit?.newText).toBe('`two words`');
  });

  it('complete parameters in a call', async () => {
    expect(await labelsAt(clean.replace('report -> exit', 'report(<|>) -> exit'))).toEqual(
      expect.arrayContaining(['title', 'urgent']),
    );
  });

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

  it('watch workflows, not every file of the workspace', () => {
    const watchers = server.registrations
      .filter(({ method }) => method === DidChangeWatchedFilesNotification.method)
      .flatMap(({ registerOptions }) => (registerOptions as DidChangeWatchedFilesRegistrationOptions).watchers);
    expect(watchers).toEqual([{ globPattern: '**/*.wf' }]);
  });

  it('reject for a document that nobody opened', async () => {
    const at = { textDocument: { uri: uriOf('nowhere.wf') }, position: { line: 0, character: 0 } };
    await expect(server.connection.sendRequest(HoverRequest.type, at)).rejects.toThrow(/No document found/);
  });
});

async function openedAt(server: ServerUnderTest, name: string, marked: string) {
  const { text, position } = atCursor(marked);
  return { textDocument: { uri: await server.open(name, text) }, position };
}
