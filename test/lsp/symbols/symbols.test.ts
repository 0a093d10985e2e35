import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  DocumentSymbolRequest,
  SymbolKind,
  WorkspaceSymbolRequest,
  type DocumentSymbol,
} from 'vscode-languageserver-protocol/node';
import { textAt } from '../marked-files.ts';
import { library } from '../navigation/files.ts';
import { startServerUnderTest, type ServerUnderTest } from '../server-under-test.ts';

const many = Object.fromEntries(
  Array.from({ length: 1_000 }, (_, index) => [`many/f${index}.wf`, `tool tool_${index}()\ntype Type${index} = 1\n`]),
);

describe('symbols', () => {
  let server: ServerUnderTest;
  afterEach(async () => {
    await server.idle();
    await server.dispose();
  });

  describe('of a file', () => {
    beforeEach(async () => {
      server = await startServerUnderTest();
    });

    const outline = async (text: string): Promise<readonly DocumentSymbol[]> => {
      const uri = await server.open('a.wf', text);
      const found = await server.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
      return (found ?? []) as DocumentSymbol[];
    };

    it('have kinds, signatures, parts and exact ranges', async () => {
      const text = `${library}workflow w(topic: string): string {\n}\n`;
      const symbols = await outline(text);
      expect(
        symbols.map(({ name, kind, detail, children = [] }) => [name, kind, detail, children.map((one) => one.name)]),
      ).toEqual([
        ['Mood', SymbolKind.Interface, undefined, []],
        ['Hit', SymbolKind.Interface, undefined, ['title', 'mood']],
        ['search', SymbolKind.Function, '(query: string): Hit | { title: string }', ['query']],
        ['mail', SymbolKind.Function, '(to: string, hit?: Hit): { ok: boolean }', ['to', 'hit']],
        ['w', SymbolKind.Class, '(topic: string): string', ['topic']],
      ]);
      const hit = symbols[1];
      expect(hit && [textAt(text, hit.range), textAt(text, hit.selectionRange)]).toEqual([
        'type Hit = { title: string, mood: Mood }',
        'Hit',
      ]);
      const [title] = hit?.children ?? [];
      expect(title).toMatchObject({ kind: SymbolKind.Property, detail: 'string' });
    });

    it('cut what is too long for an outline', async () => {
      const [tool] = await outline(`tool a(${'very_long: string, '.repeat(10)}last: ${'"x" | '.repeat(30)}"y")\n`);
      expect(tool?.detail).toMatch(/^\(very_long: string.*…$/);
      expect(tool?.detail).toHaveLength(80);
      expect(tool?.children?.at(-1)?.detail).toHaveLength(80);
    });

    it('leave out what has no name yet', async () => {
      const symbols = await outline('tool \ntool ``()\ntool a(: string, b)\nworkflow {\n}\n');
      expect(symbols.map(({ name }) => name)).toEqual(['a']);
    });
  });

  it('of a workspace of a thousand files are found by a part of their name', async () => {
    server = await startServerUnderTest({}, many);
    const found = (await server.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'tool_999' })) ?? [];
    expect(found).toEqual([
      {
        name: 'tool_999',
        kind: SymbolKind.Function,
        containerName: 'f999.wf',
        location: {
          uri: 'file:///workspace/many/f999.wf',
          range: { start: { line: 0, character: 5 }, end: { line: 0, character: 13 } },
        },
      },
    ]);
    expect(await server.connection.sendRequest(WorkspaceSymbolRequest.type, { query: '' })).toHaveLength(500);
  });

  it('of a workspace follow texts that are not saved', async () => {
    server = await startServerUnderTest({}, { 'a.wf': 'tool before()\n' });
    await server.open('a.wf', 'tool afterwards()\ntool \n');
    const names = async (query: string): Promise<readonly string[]> =>
      ((await server.connection.sendRequest(WorkspaceSymbolRequest.type, { query })) ?? []).map(({ name }) => name);
    expect(await names('after')).toEqual(['afterwards']);
    expect(await names('before')).toEqual([]);
  });
});
