import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  type SemanticTokens,
  type SemanticTokensDelta,
} from 'vscode-languageserver-protocol/node';
import { editsBetween } from '../../../server/src/lsp/semantic-tokens/edits-between.ts';
import { textAt } from '../marked-files.ts';
import { library, main } from '../navigation/files.ts';
import { startServerUnderTest, type ServerUnderTest } from '../server-under-test.ts';

describe('semantic tokens', () => {
  let server: ServerUnderTest;
  beforeAll(async () => {
    server = await startServerUnderTest();
    await server.open('lib.wf', library);
  });
  afterAll(async () => {
    await server.idle();
    await server.dispose();
  });

  /** Each token as `text type modifiers`. */
  const read = (text: string, data: readonly number[]): readonly string[] => {
    const legend = server.capabilities.semanticTokensProvider?.legend;
    const tokens: string[] = [];
    let line = 0;
    let character = 0;
    for (let at = 0; at < data.length; at += 5) {
      const [lines = 0, from = 0, length = 0, type = 0, bits = 0] = data.slice(at, at + 5);
      character = lines === 0 ? character + from : from;
      line += lines;
      const word = textAt(text, { start: { line, character }, end: { line, character: character + length } });
      const modifiers = legend?.tokenModifiers.filter((_, bit) => (bits & (1 << bit)) !== 0) ?? [];
      tokens.push([word, legend?.tokenTypes[type], ...modifiers].join(' '));
    }
    return tokens;
  };
  const full = async (uri: string): Promise<SemanticTokens> =>
    (await server.connection.sendRequest(SemanticTokensRequest.type, { textDocument: { uri } })) ?? { data: [] };

  it('tell what each name is and what is done with it', async () => {
    const uri = await server.open('main.wf', main);
    const tokens = read(main, (await full(uri)).data);
    expect(tokens.slice(0, 8)).toEqual([
      ...['search function', 'mail function', 'send function', 'Hit type'],
      ...['note function declaration', 'text parameter declaration', 'hit parameter declaration', 'Hit type'],
    ]);
    expect(tokens).toEqual(
      expect.arrayContaining([
        'w class declaration',
        'topic parameter',
        'query parameter modification',
        'mood property',
        'title property modification',
      ]),
    );
    expect(read(library, (await full('file:///workspace/lib.wf')).data)).toContain('query parameter documentation');
  });

  it('of a range are those of its lines', async () => {
    const uri = await server.open('range.wf', library);
    const range = { start: { line: 8, character: 0 }, end: { line: 8, character: 3 } };
    const { data } = (await server.connection.sendRequest(SemanticTokensRangeRequest.type, {
      textDocument: { uri },
      range,
    })) ?? {
      data: [],
    };
    expect(read(library, data)).toEqual([
      ...['mail function declaration', 'to parameter declaration', 'hit parameter declaration', 'Hit type'],
      'ok property declaration',
    ]);
  });

  it('after an edit are edits of those before', async () => {
    const uri = await server.open('delta.wf', library);
    const before = await full(uri);
    const text = library.replace('tool search', 'tool extra()\ntool search');
    await server.change(uri, text);
    const params = { textDocument: { uri }, previousResultId: before.resultId ?? '' };
    const delta = (await server.connection.sendRequest(SemanticTokensDeltaRequest.type, params)) as SemanticTokensDelta;
    const [edit] = delta.edits;
    expect(edit && edit.deleteCount + (edit.data?.length ?? 0)).toBeLessThan(20);
    const data = [...before.data];
    for (const { start, deleteCount, data: added = [] } of delta.edits) data.splice(start, deleteCount, ...added);
    expect(data).toEqual((await full(uri)).data);
  });

  it('are all sent to who knows others', async () => {
    const uri = await server.open('unknown.wf', library);
    const params = { textDocument: { uri }, previousResultId: 'none' };
    const answer = await server.connection.sendRequest(SemanticTokensDeltaRequest.type, params);
    expect(answer).toMatchObject({ data: (await full(uri)).data });
  });

  it('edits lead from any list to any other', () => {
    const list = fc.array(fc.nat(3), { maxLength: 12 });
    fc.assert(
      fc.property(list, list, (before, after) => {
        const data = [...before];
        for (const { start, deleteCount, data: added = [] } of editsBetween(before, after))
          data.splice(start, deleteCount, ...added);
        expect(data).toEqual(after);
      }),
    );
  });
});
